"""Incidents of several reports brought together, and what the reports differ on."""
