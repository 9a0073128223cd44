"""Tests of the pure functions and of the reference files that they read."""
