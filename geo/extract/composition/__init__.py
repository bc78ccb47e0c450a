"""Sentences brought together: into incidents, tallies and rejections."""
