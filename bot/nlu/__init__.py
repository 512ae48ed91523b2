"""Rasa graph components, thin over plain functions: what a message is about."""
