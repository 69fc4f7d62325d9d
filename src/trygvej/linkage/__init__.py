"""Which records belong together, and why. Pure: knows records only."""
