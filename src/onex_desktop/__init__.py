"""书证融通工作台: the offline desktop workbench for a college's 1+X certificate work."""

__version__ = "0.1.0"
