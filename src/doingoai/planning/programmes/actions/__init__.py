"""The verbs: from the call on (`preparing`), approval (`approving`), supplements (`supplementing`), end."""
