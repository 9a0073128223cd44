"""From what an officer types (`prose`) and a province's files (`templates`) to the content of an official document."""
