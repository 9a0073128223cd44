"""Gifts given and received in external relations (quà tặng)."""
