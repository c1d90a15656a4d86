"""Names that stand for one another: short forms, and what says which country."""

from __future__ import annotations

import re

SAME = {
    "us": "united states", "usa": "united states",
    "united states of america": "united states",
    "uk": "united kingdom", "britain": "united kingdom",
    "great britain": "united kingdom", "un": "united nations",
    "eu": "european union", "the us": "united states",
    "america": "united states", "oscar": "academy award", "oscars": "academy award",
    "academy awards": "academy award", "holland": "netherlands", "burma": "myanmar",
}  # fmt: skip
# A country or a continent, and the words for what is or comes from there: one key for all.
_PEOPLES = """
united states: american americans
united kingdom: british briton britons
england: english
scotland: scottish scot scots
wales: welsh
ireland: irish
china: chinese
russia: russian russians
ukraine: ukrainian ukrainians
belarus: belarusian belarusians
germany: german germans
austria: austrian austrians
switzerland: swiss
france: french
italy: italian italians
spain: spanish spaniard spaniards
portugal: portuguese
netherlands: dutch
belgium: belgian belgians
luxembourg: luxembourgish
denmark: danish dane danes
sweden: swedish swede swedes
norway: norwegian norwegians
finland: finnish finn finns
iceland: icelandic icelander icelanders
greece: greek greeks
cyprus: cypriot cypriots
malta: maltese
turkey: turkish turk turks
poland: polish pole poles
czech republic: czech czechs czechia
slovakia: slovak slovaks slovakian
hungary: hungarian hungarians
romania: romanian romanians
bulgaria: bulgarian bulgarians
serbia: serbian serbians serb serbs
croatia: croatian croatians croat croats
slovenia: slovenian slovenians slovene slovenes
bosnia: bosnian bosnians
albania: albanian albanians
kosovo: kosovar kosovars
macedonia: macedonian macedonians
montenegro: montenegrin montenegrins
estonia: estonian estonians
latvia: latvian latvians
lithuania: lithuanian lithuanians
moldova: moldovan moldovans
georgia: georgian georgians
armenia: armenian armenians
azerbaijan: azerbaijani azerbaijanis
kazakhstan: kazakh kazakhs
uzbekistan: uzbek uzbeks
kyrgyzstan: kyrgyz
tajikistan: tajik tajiks
japan: japanese
india: indian indians
pakistan: pakistani pakistanis
bangladesh: bangladeshi bangladeshis
sri lanka: sri-lankan sri-lankans
nepal: nepalese nepali nepalis
bhutan: bhutanese
afghanistan: afghan afghans
iran: iranian iranians
iraq: iraqi iraqis
israel: israeli israelis
palestine: palestinian palestinians
lebanon: lebanese
syria: syrian syrians
jordan: jordanian jordanians
saudi arabia: saudi saudis saudi-arabian
yemen: yemeni yemenis
oman: omani omanis
qatar: qatari qataris
kuwait: kuwaiti kuwaitis
bahrain: bahraini bahrainis
united arab emirates: emirati emiratis uae
egypt: egyptian egyptians
libya: libyan libyans
tunisia: tunisian tunisians
algeria: algerian algerians
morocco: moroccan moroccans
sudan: sudanese
ethiopia: ethiopian ethiopians
eritrea: eritrean eritreans
somalia: somali somalis
kenya: kenyan kenyans
uganda: ugandan ugandans
tanzania: tanzanian tanzanians
rwanda: rwandan rwandans
congo: congolese
nigeria: nigerian nigerians
ghana: ghanaian ghanaians
senegal: senegalese
mali: malian malians
cameroon: cameroonian cameroonians
ivory coast: ivorian ivorians
liberia: liberian liberians
angola: angolan angolans
mozambique: mozambican mozambicans
zambia: zambian zambians
zimbabwe: zimbabwean zimbabweans
namibia: namibian namibians
south africa: south-african south-africans
madagascar: malagasy
canada: canadian canadians
mexico: mexican mexicans
guatemala: guatemalan guatemalans
honduras: honduran hondurans
nicaragua: nicaraguan nicaraguans
el salvador: salvadoran salvadorans
costa rica: costa-rican costa-ricans
panama: panamanian panamanians
cuba: cuban cubans
haiti: haitian haitians
jamaica: jamaican jamaicans
puerto rico: puerto-rican puerto-ricans
colombia: colombian colombians
venezuela: venezuelan venezuelans
ecuador: ecuadorian ecuadorians
peru: peruvian peruvians
bolivia: bolivian bolivians
chile: chilean chileans
argentina: argentine argentines argentinian argentinians
uruguay: uruguayan uruguayans
paraguay: paraguayan paraguayans
brazil: brazilian brazilians
australia: australian australians
new zealand: new-zealander new-zealanders
fiji: fijian fijians
indonesia: indonesian indonesians
malaysia: malaysian malaysians
singapore: singaporean singaporeans
philippines: filipino filipinos philippine
thailand: thai thais
vietnam: vietnamese
cambodia: cambodian cambodians
laos: laotian laotians
myanmar: burmese
mongolia: mongolian mongolians
taiwan: taiwanese
korea: korean koreans
north korea: north-korean north-koreans
south korea: south-korean south-koreans
tibet: tibetan tibetans
europe: european europeans
africa: african africans
asia: asian asians
"""
# Capitals and seats that stand for a government. Saying one of them says the country; saying
# the country does not say them.
_SEATS = """
united states: washington pentagon white-house
united kingdom: london
china: beijing
russia: moscow kremlin
ukraine: kyiv kiev
germany: berlin
france: paris
italy: rome
spain: madrid
portugal: lisbon
japan: tokyo
india: delhi new-delhi
iran: tehran
iraq: baghdad
israel: jerusalem
turkey: ankara
greece: athens
canada: ottawa
australia: canberra
brazil: brasilia
north korea: pyongyang
south korea: seoul
poland: warsaw
egypt: cairo
pakistan: islamabad
afghanistan: kabul
syria: damascus
saudi arabia: riyadh
european union: brussels
"""


def _pairs(table: str) -> dict[str, str]:
    """What each line lists behind its colon -> what it lists it under."""
    return {
        alias.replace("-", " "): country
        for country, _, aliases in (line.partition(": ") for line in table.strip().splitlines())
        for alias in aliases.split()
    }


SAME |= _pairs(_PEOPLES)
COUNTRY_OF = _pairs(_SEATS)
# Names wherever they stand, though in small letters they may be words: but "Turkey", "Polish".
STATES = frozenset({*COUNTRY_OF, *COUNTRY_OF.values(), *SAME, *_pairs(_PEOPLES).values()})
PLACES = STATES - frozenset(
    "turkey china polish pole poles swede swedes chile jordan guinea oscar oscars us scot scots "
    "finn finns turk turks dane danes welsh georgia uae mali un eu".split()
)
SUFFIXES = (" jr", " sr", " jnr", " snr")
OF_WHAT = frozenset("university ministry department institute".split())
_ELISION = re.compile(r"(?:l|d|qu|dell)'(?=\w{3})")  # "l'Équateur"
_INITIALS = re.compile(r"\b(\w)\.")
_AFTER_INITIAL = re.compile(r"(?<=\b\w) (?=\w\b)")


def name_key(name: str) -> str:
    """A name in one spelling: no case, no possessive, well-known short forms written out."""
    key = " ".join(name.replace("’", "'").split()).casefold()
    key = key.removesuffix("'s").removesuffix("'").rstrip(".")
    if "'" in key and (elided := _ELISION.match(key)):
        key = key[elided.end() :]
    if key in ("us", "u.s") and name.isupper():
        return "united states"
    if "." in key:
        key = _INITIALS.sub(r"\1", key)  # "F.B.I." is "FBI", "J. K." is "JK"
        key = _AFTER_INITIAL.sub("", key).replace(".", "")
    for suffix in SUFFIXES:
        key = key.removesuffix(suffix)
    if key.startswith(("al ", "el ")):
        key = f"{key[:2]}-{key[3:]}"
    # "George W. Bush"
    words = key.split()
    if len(words) > 2 and len(words[0]) > 1 and len(words[-1]) > 1:
        key = " ".join(word for word in words if len(word) > 1)
    first, of, last = key.partition(" of ")
    if of and first in OF_WHAT:
        key = f"{last.removeprefix('the ')} {first}"  # "Ministry of Health"
    return SAME.get(key, key)
