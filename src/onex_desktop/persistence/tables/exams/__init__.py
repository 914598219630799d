"""Tables of examinations, in two files: the start page reads totals and has no need of the others."""
