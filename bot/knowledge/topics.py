"""The topics: one intent (``ask_<topic>``), one knowledge section, one name in replies and logs."""

ARTICLE_TOPICS = (
    "overview",
    "appearance",
    "location",
    "cause",
    "triggers",
    "injury",
    "who",
    "symptoms",
    "contagious",
    "outlook",
    "self_care",
    "squeezing",
    "treatment",
    "aftercare",
    "prevention",
    "diagnosis",
    "types",
    "differences",
    "seriousness",
    "see_doctor",
)
"""Answered from the sections of a condition's file."""

CLINIC_TOPICS = ("booking", "contact", "opening_hours", "price", "clinicians")
"""Answered from ``clinic.yml``."""

OWN_TOPICS = ("urgent", "other_condition", "out_of_scope")
"""Answered with texts of their own from ``assistant.yml``."""

TOPICS = ARTICLE_TOPICS + CLINIC_TOPICS + OWN_TOPICS

AUDIENCES = ("newborn", "baby", "child", "adult")
"""Whom a passage can be for; a newborn is a baby under four weeks."""
