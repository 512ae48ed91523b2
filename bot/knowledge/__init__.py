"""The clinicians' files as objects: schema, loading, look-up and approval. Knows no database."""

from bot.knowledge.condition import MAIN_CONDITION, Condition
from bot.knowledge.knowledge import Answer, Knowledge
from bot.knowledge.problems import KnowledgeError, Problem
from bot.knowledge.topics import ARTICLE_TOPICS, AUDIENCES, CLINIC_TOPICS, OWN_TOPICS, TOPICS

__all__ = [
    "ARTICLE_TOPICS",
    "AUDIENCES",
    "CLINIC_TOPICS",
    "MAIN_CONDITION",
    "OWN_TOPICS",
    "TOPICS",
    "Answer",
    "Condition",
    "Knowledge",
    "KnowledgeError",
    "Problem",
]
