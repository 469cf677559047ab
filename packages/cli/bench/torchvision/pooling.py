"""Pooling of regions."""

OPERATIONS = {}
