"""Verbs of outgoing documents: `drafting` up to the decision, `issuing` number, file, signature, `sending` after it."""
