"""Consultation requests in the forms that other programs read."""

from __future__ import annotations

from datetime import timedelta

LASTS = timedelta(minutes=30)
"""How long to keep free for a proposed consultation."""
