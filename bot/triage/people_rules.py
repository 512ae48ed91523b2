"""What the words around a mention of somebody say of their part in the message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Person:
    """A mention of somebody.

    Attributes:
        group: The group of the vocabulary.
        audience: ``baby``, ``child`` or ``adult``.
        start: Where the words begin, in characters.
        end: Where they end.
        weak: Whether it only hints at somebody's age ("at work", "since she was born").
        named: Whether it is one person ("my son"), not a kind of people ("do babies").
        has_bumps: Whether the bumps are said to be theirs.
    """

    group: str
    audience: str
    start: int
    end: int
    weak: bool = False
    named: bool = False
    has_bumps: bool = False


class Role(Enum):
    """What the words around a mention make of it."""

    NOBODY = "not about them"
    HINT = "a weak hint"
    GROWN_UP_SPEAKER = "the grown-up who writes"


@dataclass(frozen=True)
class Rule:
    """Words before or after a mention that give it a role.

    Attributes:
        role: The role.
        before: What stands right before the mention.
        after: What follows it.
        audiences: The audiences it holds for.
    """

    role: Role
    before: re.Pattern[str]
    after: re.Pattern[str]
    audiences: tuple[str, ...]

    def fits(self, text: str, person: Person) -> bool:
        """Tells whether the rule holds for a mention in this text."""
        return (
            person.audience in self.audiences
            and self.after.match(text, person.end) is not None
            and self.before.search(text[max(0, person.start - 70) : person.start]) is not None
        )


YOUNG = ("baby", "child")
ADULT = ("adult",)


def _rule(
    role: Role, before: str = "", after: str = "", audiences: tuple[str, ...] = YOUNG + ADULT
) -> Rule:
    opening = re.compile(rf"(?:^|(?<=[^a-z0-9]))(?:{before})$")
    return Rule(role, opening, re.compile(rf"\s?(?:{after})"), audiences)


BODY = (
    r"(?:eyes?|eye ?lids?|lids?|face|cheeks?|nose|forehead|chin|lips?|skin|neck|chest|back|arms?|"
    r"hands?|legs?|ears?|head|scalp|body|bum|tummy|mouth|gums?|brow|jaw|temples?|nostrils?)"
)
HAS = (
    r"(?:has|have|had|hav|got|gets|get|is getting|keeps getting|developed|whos got|with|came out|"
    r"covered|suffers)"
)
MY = r"(?:my|our|his|her|the|a|your|mi|ma|me)"
SMALL = r"(?:(?:a|an|just|only|still|little|about|wee|young|tiny|small|early|late|in my|my)\s)*"

RULES = (
    # Things named after babies, and kinds of spots.
    _rule(
        Role.NOBODY,
        after=r"(?:oils?|wipes?|lotions?|shampoos?|powder|cream|wash|balm|pink|soft|smooth|bath|"
        r"bump|shower|brain|botox|toothbrush|made)\b",
    ),
    _rule(
        Role.HINT,
        after=r"(?:acne|spots?|rash|milia|kinds?|types?|sorts?|versions?|thing|milk spots?)\b",
        before=r"(?!.*\b(?:my|our|his|her)\s).*",
    ),
    # The clinic's people, and who is spoken to.
    _rule(
        Role.NOBODY,
        after=r"(?:doctors?|dermatologists?|nurses?|surgeons?|consultants?|therapists?)\b",
        audiences=ADULT,
    ),
    _rule(
        Role.NOBODY,
        before=r"(?:(?:are|r) (?:you|u|ya)|doctors?(?: is| are)?|(?:man|men|woman|women) or) "
        r"(?:an? )?",
        audiences=ADULT,
    ),
    # Denied, or said of others in general.
    _rule(
        Role.NOBODY,
        before=r"(?:not|isnt|arent|wasnt|no longer|never|aint|no|without|dont have|havent got|"
        r"rather than|instead of|unlike|apart from)\s"
        rf"(?:(?:{MY}|an|for|about|in|on|any|even)\s){{0,3}}",
    ),
    _rule(
        Role.NOBODY,
        before=r"(?:only|just|mostly|mainly|thought|know|normally|usually)\s(?:for\s|in\s|that\s)?"
        r"(?:only\s|just\s)?",
        audiences=YOUNG,
    ),
    # The speaker's own past.
    _rule(
        Role.GROWN_UP_SPEAKER,
        before=rf"(?:since|when|while|until|til|till|from)\s(?:i|me)\s(?:was|were|wus|am)\s{SMALL}",
        audiences=YOUNG,
    ),
    _rule(
        Role.GROWN_UP_SPEAKER, before=rf"as {SMALL}", after=r",?\s?(?:i|ive|my)\b", audiences=YOUNG
    ),
    _rule(
        Role.GROWN_UP_SPEAKER,
        before=rf"(?:\bi\b|\bive\b)(?!.*\b(?:he|she|my)\b)[^.!?\n]{{0,40}}\sas {SMALL}",
        audiences=YOUNG,
    ),
    _rule(
        Role.GROWN_UP_SPEAKER,
        before=r"(?:since|in|from|until) my (?:early |late )?",
        audiences=YOUNG,
    ),
    _rule(
        Role.GROWN_UP_SPEAKER,
        before=r"(?:i|ive|we|since|after|before) (?:just |recently )?(?:had|having|have) "
        rf"{MY} (?:\w+ )?",
        after=r"(?!.*\b(?:he|she|they|his|her|hes|shes|theyre|with|who|whos|has)\b)",
        audiences=YOUNG,
    ),
    _rule(Role.GROWN_UP_SPEAKER, before=r"(?:work\w*|teach|play\w*) (?:with )?", audiences=YOUNG),
    # Somebody else's past: still true of a baby as long as nothing more is known.
    _rule(
        Role.HINT,
        before=rf"(?:since|from when)\s(?:he|she|they|my \w+)\s(?:was|were|wus)\s{SMALL}",
        audiences=YOUNG,
    ),
    _rule(
        Role.NOBODY,
        before=rf"(?:(?:when|while|as)\s(?:he|she|they|my \w+)\s(?:was|were)|as)\s{SMALL}",
        audiences=YOUNG,
    ),
    # Parents who say that they are parents, and those who only speak or pass on advice.
    _rule(
        Role.HINT,
        after=r"(?:of|to) (?:an?|one|two|three|four|\d|my|the|twins)\b|here\b",
        audiences=ADULT,
    ),
    _rule(
        Role.HINT,
        before=r"(?:im|as|i am|being)\s(?:an?\s)?"
        r"(?:(?:new|first time|worried|single|busy|tired)\s)*",
        after=r"(?:and|,|with|so|whos|who|$)",
        audiences=ADULT,
    ),
    _rule(Role.HINT, before=r"^(?:(?:new|first time|worried|hi|hello)\s)+", audiences=ADULT),
    _rule(
        Role.NOBODY,
        after=r"(?:\w+\s)?(?:says?|sez|said|thinks?|thought|reckons?|told|tells|swears?|calls?|"
        r"called|insists?|noticed|pointed|suggested|mentioned|spotted|asked|wants me|is convinced|"
        r"(?:is )?worried|gave|gives|bought|recommended|sent|keeps (?:saying|telling|on)|"
        r"and i\b|and me\b)",
        audiences=ADULT,
    ),
    _rule(
        Role.NOBODY,
        before=r"(?:according to|told by|me and|(?:it|them|this|these|get|caught|inherited?|"
        rf"genes?|advice)\s(?:from|off)|like|taking after)\s{MY}\s(?:\w+\s)?",
        after=r"(?!s? ?" + BODY + r")",
        audiences=ADULT,
    ),
    _rule(
        Role.NOBODY, after=rf"{HAS}\b[^.!?\n]{{0,25}}\b(?:too|as well|also|same)\b", audiences=ADULT
    ),
    # Those who might catch it, and those who are only there.
    _rule(
        Role.NOBODY,
        before=r"(?:kiss|kissing|cuddl\w+|hold|holding|touch\w*|near|around|(?:pass|giv|spread)\w*"
        r"(?: it| them| this| these)?(?: on)?(?: on)? to|affect\w*|harm\w*|(?:breast)?feed(?:ing)?"
        rf"|give)\s{MY}\s(?:\w+\s)?",
    ),
    _rule(
        Role.NOBODY,
        after=r"(?:to )?(?:catch|get|have) (?:(?:it|them|this|these) )?(?:from|off) me\b",
    ),
    _rule(
        Role.GROWN_UP_SPEAKER,
        before=r"(?:i|we|ive|weve)(?: have)?(?: got)? "
        r"(?:\d |two |three |four |a |an |young |small |little )*",
        after=r"(?:and (?!he|she|they)|,? ?(?:is|can|should|will|so)\b|[.?!,]|$|at home)",
        audiences=YOUNG,
    ),
)
