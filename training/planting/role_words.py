"""Words that may change places with one another within a sentence."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

__all__ = ["ANIMATE", "DEEDS", "MODIFIERS", "PARTNERS", "TOWARDS", "same_place"]

# What one can do to another, and not by nature to each other.
DEEDS = frozenset(
    """
accept accuse admire advise amuse answer approach arrest ask assist attack attract beat betray bite blame
bother call capture carry catch charge chase cheat choose comfort command condemn confront contact
control convince criticize deceive defeat defend deliver deny describe destroy detain disappoint dismiss
disturb drag employ encourage engage escort exceed examine expect fear feed fight find fire follow force
forgive frighten free give greet guard guide hate hear help hire hit hold hurt identify ignore impress
influence inform injure inspire insult interrupt interview invade invite join kick kidnap kill kiss know
lead leave like love lower mention miss murder name need notice obey observe offend oppose outperform
overtake pass pay persuade please praise precede prefer promise protect provoke pull punish push
question reach recognize recommend rejects reject release remember remind replace represent rescue respect
resist save scare see seize send serve shoot show spot stab stop strike succeed sue support surprise
surround suspect tackle teach tell tempt test thank threaten touch trace train trap treat trust understand
urge use visit wake want warn watch welcome
""".split()
)
# Looked at, sent to, waited for: what one does to another by way of a preposition.
TOWARDS = frozenset(
    """
look glance stare nod point smile wave shout yell listen turn walk come run belong wait apologize care
beg stand grin shrug go lean gesture bow laugh scream whisper lie work vote pay give hand send tell show
bring throw offer pass sell buy lend read write explain say do make get steal take borrow hide ask prepare
cook recommend return sit crawl rush jump fire shoot aim growl snap mutter
""".split()
)
# Who or what can both do and suffer.
ANIMATE = frozenset(
    """
man men woman women boy boys girl girls child children people person dog cat bear wolf lion police officer
officers soldier soldiers guard guards captain commander doctor nurse lawyer judge minister president
premier king queen prince teacher teachers student students professor driver drivers customer customers
waiter waitress manager owner staff clerk guest guests company companies government governments opposition
committee council court union team teams army navy troops rebels bank firm agency party parties state
mother father son daughter sister brother wife husband uncle aunt friend friends neighbor neighbour enemy
stranger robot robots creature creatures machine alien aliens crew pilot navigator engineer editor
reporter reporters journalist author actor winner champion rider riders thief killer victim victims witness
prisoner prisoners patient patients guy guys kid kids lady gentleman host hostess agent secretary director
chairman senator lieutenant sergeant major colonel general monster beast giant animal animals model system
parser classifier algorithm tagger baseline method network user users speaker hearer voice hunter natives
spokesman authorities investigators rescuers militants protesters demonstrators supporters fans
""".split()
)

# Groups whose words are like in kind; "/" divides those that mean nearly the same.
MODIFIERS = """
red/blue/green/yellow/white/black/brown/grey gray/orange/purple/pink
young/old ancient/new modern
big large huge/small tiny
tall long/short
high/low
thick/thin
wide broad/narrow
good excellent great nice wonderful fantastic amazing/bad poor terrible horrible awful/average okay
first/second/third
British/American/French/German/Russian/Chinese/Canadian/Iraqi/Iranian/Israeli/English/Indian/Welsh/Japanese/Martian/Haitian/Pakistani/Chilean/Brazilian/Spanish
federal national/local municipal/provincial/international global/foreign
hot/cold/warm/cool
dry/wet
strong/weak
heavy/light
hard/soft
bright/dark
slow/fast quick
political/economic/social/military/legal/financial/medical/technical
public/private
simple/complex complicated
general/specific
lexical/semantic/syntactic/statistical/morphological/probabilistic
bilingual/monolingual
left/right
upper/lower
inner internal/outer external
rich/poor
happy/sad/angry
friendly/rude
clean/dirty
cheap inexpensive/expensive
comfortable/uncomfortable
quiet/loud noisy
easy/difficult hard
positive/negative
supervised/unsupervised
labeled/unlabeled
front/rear back
early/late
""".strip().split("\n")

PARTNERS = """
precision/recall/accuracy
nouns/verbs/adjectives/adverbs
noun/verb/adjective
training/test/development
source/target
input/output
words/sentences/phrases/documents
word/sentence/phrase/document
parser/tagger
parents/children/teachers
students/teachers/parents
customers/staff/owners
project/team
companies/farmers/workers/consumers
user/designer/company
mother/father/daughter/son/sister/brother/wife/husband/uncle/aunt
man/woman/boy/girl
men/women
room/bathroom/lobby/pool/restaurant/bed/shower/hotel
rooms/bathrooms/beds/restaurants
food/service/atmosphere/price/prices/location/decor
staff/rooms/location/food
lobby/gym/spa/bar/pool
size/weight/color/shape
directions/maps/map/routes
sound/picture/video
handling/ride/mileage/styling
breakfast/lunch/dinner
seats/brakes/engine/steering/transmission
exterior/interior
screen/keyboard/battery/touchpad/speakers/processor
display/software/hardware/interface
button/screen/remote/battery/case
voice/buttons/speech
front/back
top/bottom
morning/afternoon/evening/night
summer/winter
chicken/beef/pork/fish/salad/soup/rice/steak/burger
ship/planet/station/rocket
ships/planets/stations
captain/crew/pilot/passengers
government/opposition/parliament
minister/committee/commission
schools/hospitals/universities
police/protesters/soldiers
provinces/territories/municipalities
teacher/pupil
speaker/listener
city/country/mountains/sea
children/adults
husband/daughter/son/kids
""".strip().split("\n")


def _places(lines: list[str]) -> dict[str, set[tuple[int, int]]]:
    table: dict[str, set[tuple[int, int]]] = {}
    for group, line in enumerate(lines):
        for side, words in enumerate(line.split("/")):
            for word in words.split():
                table.setdefault(word, set()).add((group, side))
    return table


_PLACES = {id(lines): _places(lines) for lines in (MODIFIERS, PARTNERS)}


def same_place(one: str, two: str, lines: list[str]) -> bool:
    """Whether two words are of one kind, and do not mean nearly the same.

    Examples
    --------
    >>> same_place("big", "small", MODIFIERS), same_place("big", "large", MODIFIERS)
    (True, False)
    """
    table = _PLACES[id(lines)]
    return any(
        group == other and side != other_side
        for group, side in table.get(one, ())
        for other, other_side in table.get(two, ())
    )
