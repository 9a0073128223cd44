"""The verbs of agreements, in the order of their life: proposal, conclusion, the time in force."""
