"""The hand-off to the clinic: note, consultation request, outbox, mails and exports."""
