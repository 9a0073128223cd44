"""Sending documents: each line of Nơi nhận as a recipient with its channel and the history of its states."""
