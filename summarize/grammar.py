"""Function words of English, and what they tell of the words around them."""

from __future__ import annotations

# Function words that say how what follows belongs to the rest; their places are its marker.
MARKERS = {
    word: marker
    for marker, word in enumerate(
        """by to from of in on at with for and or but against into between under over before after
        during about as than that because if although while when since until without through
        toward towards above below out off up down near across among within""".split(),
        1,
    )
}
# What stands on either side of these may change places.
JOINING = frozenset({"and", "or"})
# Function words that are told apart sentence by sentence, a bit each.
SIGNALS = {
    word: 1 << bit
    for bit, word in enumerate(
        sorted(
            {*MARKERS}
            | set(
                """all another any anyone both can cannot could did do does each
                either else enough even ever every few further had has have he
                her here his how however i it its just least less let like many
                may me might mine more most much must my neither next no nobody
                none nor not nothing now often once only other our out own
                perhaps same several she should so some someone something still
                such their them then there these they this those though too
                unless us very was we were what where whether which who whom
                whose why will would yes yet you your again almost along already
                also always away back been being is are am be never""".split()
            )
        )
    )
}
# Function words that say the opposite of one another, an axis each.
_PAIRS = [
    pair.split("/")
    for pair in (
        "on/off in/out up/down to/from above/below over/under more/less most/least into/out "
        "for/against many/few always/never before/after since/until with/without "
        "from/until if/unless into/from once/twice before/during"
    ).split()
]
# Word -> where its count stands in two numbers, one of the one way and one of the other. Each has
# `COUNT_BITS` for an axis; "out" is on two axes.
COUNT_BITS = 3
ONE_WAY, OTHER_WAY = (
    {
        word: sum(1 << axis * COUNT_BITS for axis, pair in enumerate(_PAIRS) if pair[way] == word)
        for word in {pair[way] for pair in _PAIRS}
    }
    for way in (0, 1)
)
AXES = len(_PAIRS)
# Who does it, and whom it is done to, where the form of a pronoun tells ("her" and "it" do not).
DOERS, DONE_TO = (
    {word: 1 << bit for bit, word in enumerate(words.split())}
    for words in ("i he we they", "me him us them")
)
# Markers of which each says something else of a figure: "by 5 percent", "to 5 percent".
OF_FIGURES = tuple(
    MARKERS[word]
    for word in "by to from within after before until since under over above below against".split()
)
# The marker that says the opposite of a marker, 0 for none: "from Paris", "to Paris".
OPPOSITE_MARKERS = [0] * (len(MARKERS) + 1)
for _pair in _PAIRS:
    _one, _other = (MARKERS.get(word, 0) for word in _pair)
    if _one and _other:
        OPPOSITE_MARKERS[_one], OPPOSITE_MARKERS[_other] = _other, _one
# Personal pronouns by person: who does it to whom is told by their order, whatever their case.
PERSONS = {
    word: person
    for person, words in enumerate(
        "i me my mine myself|you your yours yourself|he him his himself|she her hers herself|"
        "it its itself|we us our ours ourselves|they them their theirs themselves".split("|"),
        1,
    )
    for word in words.split()
}
# "Was sued by": forms of "be", and how participles end.
BEING = frozenset("am is are was were be been being get gets got gotten".split())
PARTICIPLE = ("ed", "en", "wn", "ht", "ld", "de", "ot", "un", "id", "ost", "ung", "ent", "et")
