"""Incoming delegations and foreign guests (đoàn vào)."""
