"""What teaching is worth: rule sets as data, and one line reckoned by them.

Everything here is exact. There is no floating point, and nothing is rounded but where a rule set says so.
"""
