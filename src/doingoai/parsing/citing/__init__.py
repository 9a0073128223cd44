"""Where the text cites another document. Start at `citations.py`."""
