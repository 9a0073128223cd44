"""The text before it is understood: legacy letters, line ends, the working copy and the way back to the original."""
