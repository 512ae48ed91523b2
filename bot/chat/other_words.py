"""Words beside a name: where it ends, what is none, and what belongs to one in small letters."""

from __future__ import annotations

from spacy.lang.en.stop_words import STOP_WORDS

from bot.chat.little_words import ENGLISH_CHAT, NEUTRAL


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEW_CLAUSE = _set(
    """
    a and i im i'm ive i've id i'd ill i'll my me we we're weve we've you your u ur he hes he's she
    shes she's it its it's they theyre they're but or because cos coz so who who's whos which that
    this there here speaking calling again from with please pls plz thanks thank thx cheers hi
    hello hey dob born aged age tel telephone phone mobile mob email e-mail postcode number is isnt
    isn't was has have had am are can could would need needs want wants on in at to for of the n x
    xx xxx
    """
)
"""A name is over where one of these begins, however it is written."""

NEVER_NAMES = NEUTRAL | _set(
    """
    acne angioma appointment basal bcc blackhead blackheads botox cancer cellulitis chalazion clinic
    comedones condition contrast cream cyst cysts dermatitis eczema fordyce hyperplasia imaging
    impetigo keratin keratosis melanoma miliaria molluscum mr mrs ms muscle nhs psoriasis rosacea
    sarcoma scan scc sebaceous shingles stye verrucas wart warts whitehead whiteheads
    """
)
"""Not names even with a capital letter: above all the conditions that people ask about."""

DOUBTFUL = _set(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan
    african american arab asian australian bangladeshi bengali black brazilian british caribbean
    caucasian chinese christian dutch english european filipino french german ghanaian greek hindu
    indian iranian iraqi irish italian jamaican japanese jewish korean latina latino muslim nigerian
    pakistani persian polish portuguese romanian russian scottish sikh somali spanish syrian turkish
    ukrainian vietnamese welsh white
    """
)
"""Months, days and peoples: names only where somebody says that a name comes."""

# "Will" and "May" are names as well.
ORDINARY = (STOP_WORDS | ENGLISH_CHAT) - _set("will may") | _set(
    """
    actually added allergic amazing annoying anonymous anxious asking awesome awful babe bleeding
    bloody boss boy breastfeeding brilliant bro bud burning bye changed child coeliac cold concerned
    confidential confused confusing cool curious dad daddy darling dear derm dermatologist desperate
    diabetic different difficult disgusting doc dr duck embarrassing emergency everybody excellent
    fab fantastic fine folks friend frightened furious gentleman getting girl god goodbye google gp
    great guys having helpful hiv hopeless hoping horrible hospital hun hyphenated important
    interesting irrelevant irritating itching itchy kindly known ladies lads love lovely madam mate
    messaging midwife mild milk million misleading missed missing misspelled misspelt mole mother
    mummy named needed nice noted noticed nurse overdue painful pal patch patches patient perfect
    pet pharmacist pregnant private professor pronounced ra rashes reception receptionist registered
    required rubbish same scared secret sick sir sorted spelled spelt stuck stupid sudden suffering
    super sure sweetheart team tired trying type typed unknown unsure unusual upset urgent vaseline
    wonderful wondering worried worrying worse writing written wrong yesterday
    """
)
"""Not names in lower case, nor anywhere after words that leave a doubt."""

PARTICLES = _set(
    "abu al ap bin bint da de del den der di dos du el ibn la le mac o st ten ter van von"
)
