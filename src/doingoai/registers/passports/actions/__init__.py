"""The verbs: `issuing` until the passport is there, `custody` while it is kept, `ending`, `clockwork` of the clock."""
