"""From what an officer types, and the templates of a province, to the content of an official document."""
