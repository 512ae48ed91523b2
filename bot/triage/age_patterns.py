"""The patterns by which `bot.triage.age` finds ages in plain text."""

from __future__ import annotations

import re

YEAR = 365.25
MONTH = YEAR / 12

UNITS = {
    "hour": (r"hours?|hrs?", 1 / 24),
    "day": (r"days?|d", 1.0),
    "week": (r"weeks?|wee?ks?|wks?|w", 7.0),
    "fortnight": (r"fortnights?", 14.0),
    "month": (r"months?|mont?hs?|mnths?|mths?|mos?|m", MONTH),
    "year": (r"years?|yea?rs?|yrs?|y", YEAR),
}
SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
COUNTS = {"an": 1.0, "a": 1.0, "couple of": 2.0, "couple": 2.0}
COUNTS |= {"a couple of": 2.0, "a couple": 2.0}
COUNTS |= {"few": 3.0, "a few": 3.0, "half a": 0.5, "half an": 0.5}
COUNTS |= {word: value for value, word in enumerate(SMALL)}
COUNTS |= {word: 20 + 10 * index for index, word in enumerate(TENS)}
_words = "|".join(sorted(COUNTS, key=len, reverse=True))
NUMBER = (
    rf"(?:\d{{1,3}}(?:\.\d+)?|(?:{'|'.join(TENS)})[\s-]?(?:{'|'.join(SMALL[1:10])})|{_words})"
    r"(?:\s(?:and\sa\shalf|1/2))?(?![\d.]\d|\d)"
)
# "A", "few" and the like count only with a unit: "hes a boy".
BARE = rf"(?!(?:an?|few|couple|half|zero)\b){NUMBER}"
UNIT = "(?:" + "|".join(pattern for pattern, _ in UNITS.values()) + ")"
# A range gives its lower end: rules about the youngest babies must not be missed.
AMOUNT = rf"(?P<number>{NUMBER})(?:\s?(?:-|to|or)\s?{NUMBER})?"
WITH_UNIT = rf"{AMOUNT}(?:[\s-]|(?<=\d))(?P<unit>{UNIT})\b"
ABOUT = (
    r"(?:(?:only|just|nearly|almost|about|around|approx|roughly|now|over|like|currently|actually|"
    r"still|coming up to|coming up|coming on|going on|not quite|not yet|barely|at least|a|is|was|"
    r"turning|aged|under|exactly|soon to be|gonna be|will be|be|today|already)\s)*"
)
SPEAKER = r"(?:im|i am|me|myself)"
OTHERS = (
    r"(?:hes|he is|he was|he will be|hell be|shes|she is|she was|she will be|shell be|whos|who is|"
    r"theyre|they are|thats|baby is|babys|aged|age|ages|age is|age of|age:)"
)
# After a number without a unit only these show that it counts years and not bumps or minutes.
GOES_ON = (
    r"(?=\s?(?:$|[.,;!?)\n])|\s(?:and|but|so|with|w|has|have|had|he|hes|she|shes|they|is|if|does|do|"
    r"can|will|would|in|on|next|this|last|tomorrow|tmrw|today|yesterday|now|soon|not|who|whos|got|"
    r"gets|what|whats|how|why|should|could|it|its|his|her|my|the|or|im|ive|i|then|too|also|pls|"
    r"please|thanks|tho|though|already|at|going|having|getting|when|where|because|cos|female|male|"
    r"boy|girl|a|any|are|me|like|just|if|as|fwiw|btw|lol)\b)"
)
NOT_A_LIFE = (
    r"(?!\s?(?:weeks?\s|months?\s|wks?\s)?(?:pregnant|preggo|preggers|preg|gone|along|gestation|post|"
    r"after|since|into|in to|in with|in now|in and|on (?!mon|tue|wed|thu|fri|sat|sun)|ago|late|"
    r"overdue|away|older|younger|off|out|early|prem|premature|apart|left|back|later|of (?!age)|"
    r"with (?:it|this|these|them)|dealing|suffering|clear|free|waiting|from|"
    r"pp\b|post ?partum|too|past|%|in$))"
)
THINGS = (
    r"(?:scars?|burns?|tattoos?|wounds?|cuts?|grazes?|bumps?|spots?|lumps?|dots?|marks?|moles?|"
    r"scabs?|rash|rashes|milia|piercings?|creams?|tubes?|mascaras?|make ?up|bottles?|lasers?|"
    r"peels?|ops?|operations?|problems?|cysts?|warts?|photos?|pictures?|pics?|skin)"
)

PATTERNS = {
    "old": (
        rf"\b(?:(?P<years>{NUMBER})[\s-]?y(?:ea)?rs?\s(?:and\s)?)?{WITH_UNIT}[\s-]?"
        rf"(?:olds?|of age|corrected)\b(?!\s{THINGS}\b)"
    ),
    "bare_old": (
        r"(?:^|(?<=only\s)|(?<=just\s)|(?<=hes\s)|(?<=is\s))"
        r"(?P<unit>hours|days?|weeks|months)[\s-]old\b"
    ),
    "yo": rf"\b(?P<number>{NUMBER})[\s-]?yr?s?[/. ]{{0,2}}o(?:ld)?s?\b",
    "wo": r"\b(?P<number>\d{1,2})(?P<unit>[wmd])/?o\b",
    "plain_old": rf"(?<!/)\b(?P<number>{BARE})\sold\b",
    "fraction": r"(?<![\d/])(?P<number>\d{1,2})/(?P<fraction>12|52|7)\sold\b",
    "aged_fraction": (
        rf"\b(?:{OTHERS}|my|a)\s{ABOUT}"
        r"(?P<number>\d{1,2})/(?P<fraction>12|52|7)(?![\d/])" + NOT_A_LIFE
    ),
    "whole_fraction": r"^(?P<number>\d{1,2})/(?P<fraction>12|52|7)$",
    "subject_unit": rf"\b(?:(?P<speaker>{SPEAKER})|{OTHERS})\s{ABOUT}{WITH_UNIT}{NOT_A_LIFE}",
    "subject": (
        rf"\b(?:(?P<speaker>{SPEAKER})|{OTHERS})\s{ABOUT}(?P<number>{BARE}){GOES_ON}{NOT_A_LIFE}"
    ),
    "nearly": rf"\b(?:nearly|almost|coming up|going on)\s(?P<number>{BARE}){GOES_ON}{NOT_A_LIFE}",
    "turned": (
        rf"\b(?:(?P<speaker>i)\s(?:have\s)?|ive\s)?(?:just\s|only\s)?(?:turned|turns|turning)\s"
        rf"(?:{WITH_UNIT}|(?P<bare>{BARE}){GOES_ON})"
    ),
    "on_a_day": (
        rf"(?<!for\s)(?<!in\s)(?<!been\s)(?<!its\s)(?<!about\s)\b{WITH_UNIT}\s(?:tomorrow|tmrw|today|"
        r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?!\s(?:since|ago|after|i\b|that))"
    ),
    "my": rf"\bmy\s{WITH_UNIT}(?=\s(?:has|is|had|gets|got|keeps|was)\b)",
    "letter": (
        r"(?<![\w.£])(?:(?P<number>[1-9]\d)(?:\s?(?:/|yrs?\s|years?\s|y/?o\s?)?\s?)(?:f|female|male)\b"
        r"|(?P<after>[2-9]\d)\s?m\b(?!\s(?:away|from))"
        r"|(?:f|m|female|male)[\s/,]{0,2}(?P<last>[1-9]\d)\b)"
    ),
    "decade": (
        r"(?<!the\s)(?<!19)(?<!spf\s)\b(?P<decade>[2-9]0'?s|"
        + "|".join(TENS).replace("y", "ies")
        + r")\b"
    ),
    "born": rf"\bborn\s(?:just\s|only\s|about\s)?{AMOUNT}\s?(?P<unit>{UNIT})\sago\b",
    "born_on": (
        r"\bborn\s(?:just\s|only\s)?(?P<lately>today|this morning|yesterday|last night|last week|"
        r"the other day|(?:on|last) (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    ),
    "at": (
        rf"\bat\s(?:just\s|only\s|about\s)?{AMOUNT}\s?(?P<unit>weeks?|wks?|months?|mths?)\b"
        + NOT_A_LIFE
    ),
}
AFTER_A_PERSON = re.compile(
    r"s?(?:\s(?:boy|girl))?(?:\s(?:is|was|whos|who is|of|at|aged|age|hes|shes|being|born))?"
    rf"[\s,(:-]{{1,3}}{ABOUT}(?:{WITH_UNIT}(?:\sold)?{NOT_A_LIFE}"
    rf"|(?P<bare>(?!one\b){BARE})(?:\sold)?{GOES_ON}{NOT_A_LIFE}"
    r"|(?P<fractional>\d{1,2})/(?P<fraction>12|52|7)(?![\d/]))"
)
BEFORE_A_PERSON = re.compile(
    rf"\b(?:my|our|a|the|her|his|an)\s{WITH_UNIT}[\s-](?:old\s)?(?:\w+\s)?$"
)
COMPILED = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}
