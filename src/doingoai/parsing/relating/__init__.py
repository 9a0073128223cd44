"""What a citation is cited for and which units; places within the document; what it says of its own force."""
