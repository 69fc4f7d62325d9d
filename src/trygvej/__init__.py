"""Trygvej: notice, refer, identify, support, prevent, document."""

__version__ = "0.1.0"
