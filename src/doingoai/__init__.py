"""doingoai: one system for the whole circle of Vietnam's local foreign affairs. Start at docs/architecture.md."""

__version__ = "0.1.0"
