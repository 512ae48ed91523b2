"""What a message says of a patient and a bump: pure Python, no Rasa."""
