"""The symptom check: what was told of a bump, what it speaks for, and what to ask next."""
