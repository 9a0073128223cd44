"""Verbs of incoming documents: `arriving` (from file, paper, exchange), `handling` up to the answer, giving back."""
