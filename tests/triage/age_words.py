"""A vocabulary of age groups for the tests, of the shape of the symptoms file."""

from __future__ import annotations

from bot.knowledge.symptoms import AgeWords

VOCABULARY = {
    "newborn": AgeWords(audience="baby", words=["newborn", "new-born", "new born", "neonate"]),
    "baby": AgeWords(
        audience="baby",
        words=["baby", "babies", "bub", "bubba", "infant", "lo", "premmie", "prem baby", "bairn"],
    ),
    "child": AgeWords(
        audience="child",
        words=[
            "child", "children", "kid", "toddler", "son", "daughter", "my boy", "my girl",
            "my little girl", "grandson", "granddaughter", "great granddaughter", "nephew", "niece",
            "my youngest", "nursery", "schoolboy",
        ],
    ),
    "teenager": AgeWords(audience="child", words=["teen", "teenager", "teenage"]),
    "adult": AgeWords(
        audience="adult",
        words=[
            "adult", "grown-up", "man", "men", "woman", "women", "lady", "bloke",
            "husband", "hubby", "wife", "partner", "boyfriend", "girlfriend", "mum",
            "mother", "dad", "father", "nan",
            "gran", "grandad", "client", "clients", "pensioner", "elderly", "aunt",
            "mother-in-law", "sister in law",
        ],
    ),
    "adult_circumstances": AgeWords(
        audience="adult",
        words=[
            "make-up bag", "at work", "my job", "menopause", "my wedding", "botox", "beard",
            "my shift", "retired", "driving", "grown-up kind",
        ],
    ),
}  # fmt: skip
