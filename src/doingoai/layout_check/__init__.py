"""Check a Word file or a PDF against the prescribed layout: each deviation with its place, rule and remedy."""
