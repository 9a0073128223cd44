"""Tables that arrive as lines of text: which lines are rows (`rowing`), their cells, heads and titles, and the tasks.

Start at `found.py` (the values), then `grid.py` (rows to a table) and `tasks.py` (a table to tasks).
"""
