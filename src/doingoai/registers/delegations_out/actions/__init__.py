"""The verbs: from the proposal (`proposal`) over the decision (`decision`) to the trip and its report (`journey`)."""
