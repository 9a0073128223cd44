"""What follows the document itself: appendices and attached documents. `starts.py` knows their first lines."""
