"""The verbs: `proposal` to its submission, `decision`, `preparing` until the guests come, `visit` and its report."""
