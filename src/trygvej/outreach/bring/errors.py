"""What bringing in a run refuses."""


class RunRefused(Exception):
    """The run cannot be brought in. Says why and what to do; nothing was changed."""
