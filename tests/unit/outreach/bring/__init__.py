"""Tests of bring."""
