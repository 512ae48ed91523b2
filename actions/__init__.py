"""Rasa actions, one a file: the words come from knowledge/, the thinking from bot/."""
