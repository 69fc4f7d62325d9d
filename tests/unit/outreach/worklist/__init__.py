"""Tests of worklist."""
