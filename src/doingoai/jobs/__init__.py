"""Long work that an officer asks for and may leave: a table of jobs, who takes them, progress, results for a week."""
