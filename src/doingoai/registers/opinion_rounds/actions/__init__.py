"""The verbs of a round: written and sent; answered, extended, urged; taken up and closed."""
