"""The verbs: registered (`registering`), decided with the programme (`deciding`), carried out (`doing`)."""
