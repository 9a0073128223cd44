"""From lines to the tree of points. Order: `paragraphs.py`, `labels.py`, `inline.py`, `tree.py`, `outline.py`."""
