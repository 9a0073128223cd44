"""The checks behind a verdict; imported only in the child process that verifies, and while signing. See `judge`."""
