"""Words that stand with names and are none, and those that are part of them."""

from __future__ import annotations

# A title before a name is no part of it: "President Biden" is Biden.
TITLES = frozenset(
    "president vice prime minister secretary treasury foreign affairs defense defence interior "
    "chancellor king queen prince princess pope general gen senator sen rep congressman "
    "congresswoman gov governor judge justice prof professor chief captain capt colonel col "
    "lieutenant lt sgt officer mayor chairman chairwoman chair ceo cfo director ambassador "
    "spokesman spokeswoman mr mrs ms miss dr sir lord lady deputy attorney administration".split()
)
OFFICES = frozenset("state defense defence treasury energy commerce health labor interior".split())
# Capitals that open a sentence or stand for the speaker, and name nothing.
FUNCTION_WORDS = frozenset(
    "a an the this that these those i i'm i've i'll i'd he she it we you they his her its our your "
    "their my in on at by for from with without about after before during since until under over "
    "between among against across into onto of to as and or but nor so yet if when while where why "
    "how what who whom whose which because although though despite unless than then there here not "
    "no all any both each every either neither many most more much several some few such only also "
    "however therefore moreover meanwhile still just even now today yesterday tomorrow according "
    "is are was were be been being has have had do does did will would can could may might must "
    "shall should let yes please ok okay yeah yep nope hi hello hey oh ah uh um hmm well wow "
    "outside inside beside besides near amid along around behind below beneath beyond above across "
    "throughout toward towards upon via within like off up down out again once soon later never "
    "always often sometimes perhaps maybe neither none nothing nobody everyone everybody someone "
    "tv tvs pc pcs dvd dvds cd cds id ids mps pm am grandma grandpa mum mom dad".split()
)
CALENDAR = frozenset(
    "january february march april june july august september october november december jan feb mar "
    "apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday"
    .split()
)  # fmt: skip
# Names that in small letters are function words.
ACRONYMS = frozenset({"US", "WHO"})
JOINING = frozenset(
    "of de van von der den del la le du al bin ibn di da dos das el ul ter zu y".split()
)
# "Centers for Disease Control and Prevention" is one name, "Bush and Blair" are two.
OFFICES_OF_MANY = frozenset(
    "center centers centre centres department ministry bureau office institute institutes council "
    "organization organisation committee commission association society fund agency federation "
    "university programme program party".split()
)
JOINING_OFFICES = frozenset({"for", "and", "on", "the", "of"})
ABBREVIATED = frozenset({"st", "mt", "ft"})
# "Room A", "vitamin C": the letter is what tells one from another.
LETTERED = frozenset(
    "room team group plan vitamin hepatitis grade option type section gate block class category "
    "zone unit appendix exhibit level line platform series side schedule terminal building "
    "influenza candidate company product version model part phase ward wing pool flight table "
    "figure war street lane route form column area sector question answer point".split()
)
NUMBERED = frozenset("group class grade type level phase part schedule war series".split())
# A common word that begins a name in a heading too: "New York", "Lake Geneva".
BEGINNING = frozenset(
    "new north south east west northern southern eastern western saint san santa los las el lake "
    "mount port fort cape great lower upper".split()
)
