"""Clinical language: what a message mentions, and whether it is so, denied, past or supposed."""
