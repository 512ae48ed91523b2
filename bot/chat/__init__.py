"""One conversation: engine, masking, tracker store and log."""
