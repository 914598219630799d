"""Reading xlsx as a stream: every row, hidden or not, merged areas, failed formulas, at a bounded cost.

openpyxl is eight times slower and believes the dimension a file states; calamine is fast, but tells nothing of hidden
rows and missing formula values and allocates up to the farthest cell (ADR 0016).
"""
