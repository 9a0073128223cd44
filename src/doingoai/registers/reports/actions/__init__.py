"""The verbs of a report: opened, compiled and written, submitted and sent."""
