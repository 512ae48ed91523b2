"""A skin condition information assistant for a dermatology clinic."""
