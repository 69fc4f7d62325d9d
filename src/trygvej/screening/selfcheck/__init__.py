"""The self-check for one who may be exposed: stores nothing."""
