"""Calls by telephone, the shift, and notices of planned operations."""
