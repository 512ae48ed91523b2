"""Little words by which a language shows, where no library has a list of them."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH_CHAT = _set(
    """
    hi hiya hello hey thanks thank thx ta pls plz please sorry soz ok okay yes yeah no nope nah
    im ive id ill hes shes its theyre thats whats wats isnt dont doesnt cant wont didnt arent wasnt
    havent u ur r wot wat wen wher hw y da dis dat dem dey ting luv wif sum wanna gonna gotta dunno
    innit tmrw tho bcos cos coz cuz abt bout lol omg asap idk tbh til n
    bump bumps spot spots lump lumps dot dots rash skin face nose eye eyes eyelid eyelids lid lids
    cheek cheeks chin forehead lip lips neck back hand baby babys son daughter mum nan kid kids
    white red yellow hard tiny small little big itchy itch sore hurt hurts pain pop picked squeeze
    doctor appointment appt book booking clinic cost price much pay open opening address phone call
    cream creams removal remove removed treatment laser needle get got getting gone go need want
    help look looks like know tell safe normal bad worse last long time day days week weeks month
    months year years old age today tomorrow week new born newborn milk seeds contagious catch
    cancer possible die dies site sans set case simple important
    """
)

NEUTRAL = _set(
    """
    milia milium millia syringoma syringomas xanthelasma molluscum contagiosum keratosis pilaris
    lichen planus verruca basal cell carcinoma plaque colloid retinol acid roche posay la mer creme
    avene bioderma vichy cicaplast baume nhs gp dr london de novo per os
    """
)
"""Names that say nothing of the language around them."""

SOMALI = _set(
    """
    waa waxaan waxay waxaa ayaa ayuu ayay oo iyo ku ka u ma maya haa aan aniga adiga inaan inay in
    kale sidee maxaa maxay goorma imisa imisaa xaggee lagu laga loo igu iga waxba laakiin karo
    kartaa karaa rabaa doonayaa fadlan mahadsanid leh leeyahay leedahay qabaa jiraa tahay yahay ah
    baan miyaa ilmahaygu ilmahayga cunugga cunugayga wejiga wejigayga indhaha sanka dhakhtar ballan
    caawimaad xanuun
    """
)

ROMANISED = {
    "ur": _set(
        """
        mere meri mera mujhe mujhko hum hamara hamari aap apka apki kya kyun kaise kab kahan kitna
        kitne kitni hai hain hoon nahi nahin bache bacche beti beta ki ke ka ko par mein aur yeh ye
        woh theek thik safed dane daane chehre naak ankh aankh aankhon neeche raha rahi rahe ho hoga
        jayega chahiye karna karein sakta sakti madad dard saans kharcha paise
        """
    ),
    "pa": _set(
        """
        mere meri mera mainu tuhada tusi sadda bache nakk nak te de da di daane chitte ki kiven
        kinna kinne hai han nahi ne hun vich ate nu sanu kado kithe aunda lagda saah
        """
    ),
    "gu": _set(
        """
        mara mari maru mane tame tamara shu su che chhe chho nathi balak dikri dikro na ni nu par
        safed dana daana kem kyare ketla ketlu ane mate joie joiye thay naak aankh chehra
        """
    ),
    "bn": _set(
        """
        amar ami amake amra apni apnar tumi bachar bacha baccha meye chele ki keno kivabe kothay
        koto kobe ache achhe nai nei na hobe korte korbo chai lagbe ekta nake naker chokher niche
        mukhe sada dana choto gota betha shash nite parchi doctor dekhate
        """
    ),
    "ta": _set(
        """
        en enakku enaku naan ungal neenga kuzhandai kuzhanthai mookula mookku kannu kan keezha
        mugathil mugathula vella vellai pulli irukku iruku illa illai epdi eppadi enna evlo evvalavu
        venum vendum mudiyala panna panrathu sollunga
        """
    ),
}

ENDONYMS = _set(
    """
    español castellano português portugues italiano français francais română romana romaneste
    românește polski polsku türkçe turkce lietuviškai lietuviskai lietuvių soomaali deutsch shqip
    magyar magyarul
    """
)
"""What speakers call their language. Beside English words they are a question about it."""

PHRASES = {
    "cuánto cuesta": "es",
    "cuanto cuesta": "es",
    "buenos días": "es",
    "buenas tardes": "es",
    "no puedo respirar": "es",
    "combien ça coûte": "fr",
    "rendez vous": "fr",
    "peux plus respirer": "fr",
    "quanto costa": "it",
    "buon giorno": "it",
    "riesco a respirare": "it",
    "kiek kainuoja": "lt",
    "laba diena": "lt",
    "negaliu kvėpuoti": "lt",
    "negaliu kvepuoti": "lt",
    "ile kosztuje": "pl",
    "dzień dobry": "pl",
    "dzien dobry": "pl",
    "mogę oddychać": "pl",
    "moge oddychac": "pl",
    "quanto custa": "pt",
    "bom dia": "pt",
    "boa tarde": "pt",
    "consigo respirar": "pt",
    "cât costă": "ro",
    "cat costa": "ro",
    "bună ziua": "ro",
    "buna ziua": "ro",
    "pot respira": "ro",
    "waa imisa": "so",
    "subax wanaagsan": "so",
    "ma neefsan": "so",
    "ne kadar": "tr",
    "randevu almak": "tr",
    "iyi günler": "tr",
    "nefes alamıyorum": "tr",
    "nefes alamiyorum": "tr",
}
"""Greetings, the price and "I cannot breathe": too short to be judged by their little words."""
