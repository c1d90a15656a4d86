"""Directions: which way something goes, each on its axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarize.facts.fact import Fact, FactKind
from summarize.facts.tokens import Token, word_at, word_before

# Axis and sign: verbs in their first form, then, behind a bar, other words and odd forms.
_WORDS = """
quantity+: increase climb raise boost surge soar jump expand double triple | rise rises \
rose risen rising grow grows grew grown growing growth upward upwards hike hiked
quantity-: decrease decline drop+ reduce lessen slump plunge plummet tumble slide sink diminish \
dwindle halve slash | fall falls fell fallen falling shrink shrinks shrank shrunk cut cuts \
cutting downward downwards slid sank sunk reduction lowered lowering
contest+: triumph | win wins won winning winner winners victory victories beat beats beating \
defeated defeating
contest-:  | lose loses lost losing loser losers
trade+: purchase acquire | buy buys bought buying import imported importing acquisition
trade-:  | sell sells sold selling export exported exporting
consent+: approve accept support endorse back favour favor adopt | approval
consent-: reject refuse oppose veto disapprove | rejection opposition vetoed vetoes
agreement+: agree | agreement
agreement-:  | disagree disagrees disagreed disagreement
permission+: allow permit |
permission-: ban+ forbid+ prohibit outlaw | forbade forbidden
motion+: arrive enter | arrival
motion-: exit depart quit withdraw | leave leaves leaving departure withdrew withdrawn \
withdrawal
open+: open reopen |
open-: close shut+ | closure
begin+: start begin+ launch commence resume | began begun
begin-: end stop+ finish conclude cease halt |
gain+: gain profit |
gain-:  | loss losses
better+: improve | improvement better best
better-: worsen deteriorate | worse worst
strength+: strengthen | stronger
strength-: weaken ease | weaker
speed+: accelerate hasten quicken | faster
speed-: delay | slower slowed slows slowing
job+: hire appoint recruit |
job-: dismiss resign sack | dismissal resignation
freedom+: release free liberate | freed
freedom-: arrest detain imprison jail | detention
guilt+: convict | guilty
guilt-: acquit+ | innocent
length+: lengthen | long
length-: shorten | short
tightness+: tighten |
tightness-: loosen |
grade+: upgrade promote |
grade-: downgrade demote |
care+: protect |
care-: endanger |
praise+: praise |
praise-: criticize criticise |
love+: love |
love-: hate |
load+: load |
load-: unload |
width+: widen | wider
width-: narrow | narrower
liking+: enjoy |
liking-: dislike |
addition+: add |
addition-: remove |
use+: enable |
use-: disable |
confession+: admit+ |
confession-: deny |
lock+: lock |
lock-: unlock |
force+: push |
force-: pull |
"""
# Axis: words one way / the other way.
_PAIRS = """
amount: more greater / less fewer
level: higher / lower
size: larger bigger / smaller
inside: inside indoors / outside outdoors
north: north northern northward northwards / south southern southward southwards
east: east eastern eastward eastwards / west western westward westwards
max: maximum max highest largest biggest tallest longest / minimum min lowest smallest shortest \
least
always: always / seldom rarely
height: above / below beneath
extent: large / small
texture: smooth / rough
pace: quick quickly / slow slowly
time: later / earlier
depth: deeper / shallower
slope: uphill / downhill
ease: easy easier easily / difficult hard harder
noise: noisy noisier loud louder / quiet quieter
comfort: comfortable comfortably / uncomfortable painful
worth: nice beautiful fantastic delicious / nasty ugly dreadful disgusting
help: helpful / unhelpful
simplicity: simple / complicated complex
price: expensive pricey / cheap cheaper inexpensive
heat: hot hotter / cold colder
age: older / younger
next: next / previous
permanence: permanent / temporary
outlook: optimistic positive / pessimistic negative
"""


def _inflected(verb: str) -> list[str]:
    """The forms of a regular verb; a plus doubles its last letter."""
    stem = verb.removesuffix("+")
    base = stem + stem[-1] if verb[-1] == "+" else stem.removesuffix("e")
    if stem[-1] == "y":
        return [stem, f"{stem[:-1]}ies", f"{stem[:-1]}ied", f"{stem}ing"]
    ending = "es" if stem.endswith(("sh", "ch", "ss")) else "s"
    return [stem, f"{stem}{ending}", f"{base}ed", f"{base}ing"]


KEYS: dict[str, str] = {}
for _line in _WORDS.replace("\\\n", "").strip().splitlines():
    _key, _, _rest = _line.partition(":")
    _verbs, _, _others = _rest.partition("|")
    _forms = [form for verb in _verbs.split() for form in _inflected(verb)]
    KEYS |= dict.fromkeys([*_forms, *_others.split()], _key)
for _line in _PAIRS.replace("\\\n", "").strip().splitlines():
    _axis, _, _words = _line.partition(": ")
    for _sign, _side in zip("+-", _words.split(" / "), strict=True):
        KEYS |= dict.fromkeys(_side.split(), _axis + _sign)
_SETS = {key: frozenset({key}) for key in KEYS.values()}
_NONE: frozenset[str] = frozenset()
_MOVING = frozenset(
    "go goes went gone going move moves moved moving is are was were be been edged ticked shot "
    "drove push pushed pushes crept inched sent bring brought trend trending".split()
)
_BY = frozenset("by from sharply slightly".split())
_TURNING = frozenset("far turn turned turns".split())
_PLACES = frozenset("side hand wing bank foot leg arm eye ear lane knee".split())
_VOTE = frozenset("vote votes voted voting".split())
_BACKING = frozenset("to will would should who they we i not".split())
_MODALS = frozenset("could can may might must cannot n't".split())
_ARTICLES = frozenset("the a an his her their this its our my".split())
# Words with a direction only behind these words, or in front of those.
_ONLY = {
    "up": ("quantity+", _MOVING, _BY), "down": ("quantity-", _MOVING, _BY),
    "right": ("side+", _TURNING, _PLACES), "left": ("side-", _TURNING, _PLACES),
    "back": ("consent+", _BACKING, _NONE), "backs": ("consent+", _NONE, _ARTICLES),
    "free": ("freedom+", frozenset("to will would set".split()), _NONE),
    "against": ("consent-", _VOTE, _NONE),
    "lower": ("quantity-", _BACKING | _MODALS, _NONE),  # "to lower the fares", not "lower fares"
}  # fmt: skip
_AT = frozenset({"at"})
# What comes down and grows no smaller, and where it goes.
_WEATHER = frozenset("rain snow hail sleet ash night darkness silence curtain tears".split())
_DOWN = frozenset(
    "on onto into off ill asleep apart short for over through upon out silent".split()
)
_WHITHER = _ARTICLES | frozenset("into onto over out off up down aboard through from on in".split())
_RAISED = frozenset(
    "money funds questions concerns doubts awareness issues alarm eyebrows hopes children flag "
    "fears a the his her this that it".split()
)
_NOUN_BEFORE = _ARTICLES | frozenset("at from late early another".split())
# And words with none there.
_EXCEPT = (
    dict.fromkeys("best least".split(), (_AT, _NONE))
    | dict.fromkeys("fall falls fell fallen falling".split(), (_WEATHER, _DOWN))
    | dict.fromkeys("climb climbs climbed climbing".split(), (_NONE, _WHITHER))
    | dict.fromkeys("jump jumps jumped jumping slide slid sink sank".split(), (_NONE, _WHITHER))
    | dict.fromkeys("drop drops dropped dropping".split(), (_NONE, frozenset({"off", "out"})))
    | dict.fromkeys("cut cuts cutting".split(), (_NONE, frozenset("off out through into".split())))
    | dict.fromkeys("raise raises raised raising".split(), (_NONE, _RAISED - _ARTICLES))
    | dict.fromkeys("grow grows grew growing grown".split(), (_NONE, frozenset({"up"})))
    | dict.fromkeys(
        "start end finish launch stop halt open close delay".split(),
        (_NOUN_BEFORE, frozenset({"of"})),
    )
    | dict.fromkeys(["ease"], (frozenset("at with of for the".split()), frozenset({"of"})))
    | dict.fromkeys("refuse refuses refused refusing".split(), (_NONE, frozenset({"to"})))
    | dict.fromkeys("admit admits admitted admitting".split(), (_NONE, frozenset({"to"})))
    | dict.fromkeys("add adds added adding".split(), (_NONE, frozenset({"that", ""})))
    | dict.fromkeys("deny denies denied denying".split(), (frozenset({"not"}), _NONE))
    | {
        "more": (frozenset("any no once not n't what's".split()), frozenset({"or"})),
        "long": (
            frozenset("as so how no before too not n't for".split()),
            frozenset("as ago before after".split()),
        ),
        "short": (frozenset({"in", "fall", "falls", "fell", "cut"}), frozenset({"of"})),
        "slow": (_NONE, frozenset({"down"})),
        "close": (frozenset("very so too a the".split()), frozenset({"to", "by", "of"})),
        "better": (frozenset({"had"}), _NONE),
        "hard": (_NONE, frozenset("drive disk hit time".split())),
        "hot": (_NONE, frozenset({"water"})),
        "support": (_ARTICLES | {"in", "of", "with"}, frozenset({"for", "from"})),
    }
)
# Where a place is left, and no thing behind.
_LEAVING = frozenset({"leave", "leaves", "leaving", "left"})
_LEFT = _ARTICLES | frozenset("for from at office home town school work early".split())
_PASSIVE = frozenset({"beaten", "defeated"})
_SETS |= {key: frozenset({key}) for key, _, _ in _ONLY.values()}
_ORDER = {"before": "-", "after": "+", "following": "+"}
_LOST = frozenset("lose loses lost losing".split())
_MOST_BEFORE_THAN = 9
_COMPARING = frozenset(
    {word for word in KEYS if word.endswith("er")}
    | {"more", "less", "better", "worse", "expensive", "easily", "difficult", "quickly", "slowly"}
)
_NO_CONTENT = _ARTICLES | frozenset(
    "he she it they we you i being having he's that these those all any every had has have was "
    "were is are been of in on at".split()
)
_SPECIAL = frozenset({*_ONLY, *_EXCEPT, *_PASSIVE, *_LEAVING, *_LOST, *_ORDER})
OPENERS = frozenset({*KEYS, *_SPECIAL})


def find_directions(
    text: str, tokens: Sequence[Token], positions: Iterable[int], taken: set[int]
) -> list[Fact]:
    """Find the directions of a sentence among the words that may be some.

    A key is an axis and a sign, "quantity+" for "rose": opposites have the same axis. That of
    "before", and of "more" where "than" follows, names what is compared with: "order war-".
    """
    found = []
    for at in positions:
        if at in taken:
            continue
        token = tokens[at]
        word = token.lower
        key = _read(text, tokens, at) if word in _SPECIAL else KEYS[word]
        if key and word in _COMPARING:
            key = _compared(tokens, at, key)
        if key and not (key[:-1] in ("north", "east") and token.text[0].isupper()):
            start, end = token.start, token.end
            said = _SETS.get(key) or frozenset({key})
            found.append(Fact(FactKind.DIRECTION, token.text, start, end, key, said))
    return found


def _read(text: str, tokens: Sequence[Token], at: int) -> str:
    """The direction of a word in its place; "" for none."""
    word = tokens[at].lower
    before, following = word_before(text, tokens, at), word_at(text, tokens, at + 1)
    if word in _ORDER:
        what = _first_content(tokens, at)
        return f"order {what}{_ORDER[word]}" if what else ""
    if word in _ONLY:
        return _read_only(before, word, following)
    if word in _PASSIVE:
        return "contest-" if following == "by" else "contest+"
    if word in _LEAVING:
        return "motion-" if following in _LEFT or not following else ""
    behind, in_front = _EXCEPT.get(word, (_NONE, _NONE))
    if before in behind or following in in_front or (word in _LOST and _loses_to(tokens, at)):
        return ""
    return KEYS[word]


def _read_only(before: str, word: str, following: str) -> str:
    """The direction of a word that has one in few places."""
    key, behind, in_front = _ONLY[word]
    is_by = key[:8] == "quantity" and following[:1].isdecimal()
    if before in behind or following in in_front or is_by:
        return key
    if word == "lower":
        return KEYS[word]
    return "motion-" if word == "left" and (following in _LEFT or not following) else ""


def _compared(tokens: Sequence[Token], at: int, key: str) -> str:
    """The key of a comparative with what it compares with behind "than".

    Girls that are more than boys are no clash with boys that are fewer than girls.
    """
    for position in range(at + 1, min(at + _MOST_BEFORE_THAN, len(tokens))):
        if tokens[position].lower == "than":
            what = _first_content(tokens, position)
            return f"{key[:-1]} {what}{key[-1]}" if what else key
    return key


def _first_content(tokens: Sequence[Token], at: int) -> str:
    """What is named first behind "before", "after" or "than", in lower case; "" for nothing.

    Only what is before and after the same thing is opposed: who votes before the election has
    not to vote after the count.
    """
    for token in tokens[at + 1 : at + 5]:
        if token.lower not in _NO_CONTENT:
            return token.lower if token.lower.isalpha() else ""
    return ""


def _loses_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is said who won: "lost 3-1 to Lyon" is what "Lyon won 3-1" says."""
    for position in range(at + 1, min(at + 8, len(tokens) - 1)):
        if tokens[position].lower == "to":
            return tokens[position + 1].text[0].isupper()
    return False
