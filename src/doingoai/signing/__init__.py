"""Sign PDF files (PAdES) and say in plain words whether a signed one can be trusted."""
