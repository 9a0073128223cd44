"""Which document a citation means, and what a body is called today. The data are in `../data`."""
