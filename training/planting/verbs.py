"""The forms of English verbs: those that are looked for, and those that are put in their place."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import re
from functools import cache
from typing import NamedTuple

__all__ = ["Forms", "VerbForm", "forms", "is_participle", "readings"]

# base, past, participle; one form where past and participle are one.
_IRREGULAR = """
arise arose arisen; awake awoke awoken; be was been; bear bore borne; beat beat beaten;
become became become; begin began begun; bend bent; bet bet; bind bound; bite bit bitten;
bleed bled; blow blew blown; break broke broken; breed bred; bring brought; broadcast broadcast;
build built; burst burst; buy bought; cast cast; catch caught; choose chose chosen; cling clung;
come came come; cost cost; creep crept; cut cut; deal dealt; dig dug; do did done;
draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen;
feed fed; feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden;
foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen;
get got got; give gave given; go went gone; grind ground; grow grew grown; hang hung; have had;
hear heard; hide hid hidden; hit hit; hold held; hurt hurt; keep kept; know knew known; lay laid;
lead led; lean leaned; leave left; lend lent; let let; lie lay lain; light lit; lose lost;
make made; mean meant; meet met; mistake mistook mistaken; outgrow outgrew outgrown;
overcome overcame overcome; overthrow overthrew overthrown; overtake overtook overtaken; pay paid;
precede preceded; prove proved; put put; quit quit; read read; rebuild rebuilt; ride rode ridden;
ring rang rung; rise rose risen; run ran run; say said; see saw seen; seek sought; sell sold;
send sent; set set; shake shook shaken; shed shed; shine shone; shoot shot; show showed shown;
shrink shrank shrunk; shut shut; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid;
speak spoke spoken; spend spent; spin spun; split split; spread spread; spring sprang sprung;
stand stood; steal stole stolen; stick stuck; sting stung; strike struck; strive strove striven;
swear swore sworn; sweep swept; swell swelled swollen; swim swam swum; swing swung;
take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown;
understand understood; undergo underwent undergone; undertake undertook undertaken; undo undid undone;
upset upset; wake woke woken; wear wore worn; weave wove woven; weep wept; win won; wind wound;
withdraw withdrew withdrawn; withhold withheld; withstand withstood; write wrote written
"""

# Regular verbs that are common enough to be met, and whose forms are hardly ever anything else.
_REGULAR = """
abandon accept accompany accuse achieve acknowledge acquire add address adjust admire admit adopt
advance advertise advise affect afford agree aim alert allow alter amuse analyze announce annoy answer
apologize appear apply appoint appreciate approach approve argue arrange arrest arrive ask assert assess
assign assist assume assure attach attack attempt attend attract authorize avoid award back ban base
behave believe belong bless block blame boast bomb book boost borrow bother bounce bow brush burn bury
calculate call calm cancel capture care carry cause cease celebrate change charge chase cheat check
cheer choke cite claim classify clean clear climb close collapse collect combine comfort command
comment commit compare compete complain complete compute concede conclude condemn conduct confess
confirm conquer consider consist construct consult contact contain continue contribute control
convert convict convince cook copy correct cover crash crawl create criticize cross crush cry curse
damage dance dare debate decide declare decline decorate decrease deduce defeat defend define delay
delete deliver demand demonstrate deny depart depend deploy deposit derive describe deserve design
desire destroy detain detect determine develop die differ disagree disappear disappoint discard
discourage discover discuss dislike dismiss display distribute disturb divide donate double doubt drag
drain dress drift drop dry dump earn ease edit elect eliminate embrace emerge employ enable encounter
encourage end endorse enjoy ensure enter escape establish estimate evacuate evaluate examine exceed
exchange exclude excuse execute exist expand expect explain explode explore export expose express
extend extract face fade fail fasten favor favour fear file fill finish fire fit fix flash flood flow
focus fold follow force form frighten gain gather generate gesture glance grab grant greet grin
groan guarantee guard guess guide halt hand handle happen hate haul head heal help hesitate hire hope
hunt hurry identify ignore imagine implement imply import impose impress improve include increase
indicate infect influence inform injure insert insist inspect inspire install instruct insult intend
interpret interrupt interview introduce invade invent invest investigate invite involve issue join
joke judge jump justify kick kidnap kill kiss knock label lack land last laugh launch learn leap
lecture like limit link list listen live load locate lock look love lower maintain manage march mark
marry match measure mention merge miss mix modify monitor mount move murder murmur mutter name need
nod note notice nominate object observe obtain occupy occur offer open operate oppose order organize
outline overlook owe own pack paint park pass pause perform permit persuade photograph pick place
plan plant play plead please plug plunge point polish possess postpone pour praise pray predict prefer
prepare present preserve press prevent print proceed process produce profit prohibit promise promote
propose prosecute protect protest provide publish pull pump punish purchase pursue push question
raise range rate reach react realize rebuke recall receive recognize recommend record recover recruit
reduce refer refuse regain regard regret reject relate relax release rely remain remember remind
remove rent repair repeat replace reply report represent request require rescue resemble resign resist
resolve respect respond restore restrict result retain retire retreat return reveal review reward rob
roll ruin rule rush sail satisfy save scare score scream search seem seize separate serve settle
shake share shift shop shout shrug sigh sign signal simplify slam slap slip slow smash smell smile
smoke snap soar solve sort sound spare specify spill spoil stab stare start starve state stay step
stop store strengthen stress stretch struggle study stumble submit succeed sue suffer suggest suit
supply support suppose surprise surrender surround survey survive suspect suspend switch talk target
taste tease test thank threaten touch track trade train transfer transform translate travel treat
trigger trouble trust try turn type undermine unite unlock update upgrade urge use utilize vanish
vary visit voice volunteer vote vow wait walk wander want warn wash waste watch water weaken weigh
welcome whisper wish witness wonder work worry worsen wound wreck yell yield
"""
_DOUBLED = set(
    """
admit ban bat beg clap commit control chat chop compel drag drop dig dip equip fan fit flag flap
forbid grab grin grip hop hug jam jog knit knot lag nod occur omit outfit permit pin plan plug pop
prefer propel quit refer regret rob rub scan scrap ship shop shrug shut sip skip slam slap slip
snap spot stab star step stir stop strip submit swap tap thin tip transfer trap trim trip wrap
begin run sit hit cut put get let set win swim spin split bet shed upset rebut refit dispel rid
""".split()
)


class Forms(NamedTuple):
    """A verb's five forms."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


class VerbForm(NamedTuple):
    """What a word may be: the form of a verb, by the name of its field in `Forms`."""

    base: str
    form: str


def _parsed_irregular() -> dict[str, tuple[str, str]]:
    table = {}
    for entry in _IRREGULAR.split(";"):
        base, past, *participle = entry.split()
        table[base] = (past, participle[0] if participle else past)
    return table


_PASTS = _parsed_irregular()


@cache
def forms(base: str) -> Forms:
    """The forms of a verb, regular unless listed; a particle after it stays.

    Examples
    --------
    >>> forms("carry out")
    Forms(base='carry out', third='carries out', past='carried out', participle='carried out', \
gerund='carrying out')
    >>> forms("stop").gerund, forms("rise").participle
    ('stopping', 'risen')
    """
    word, space, rest = base.partition(" ")
    if word == "be":
        found = ["be", "is", "was", "been", "being"]
    else:
        stem = word + word[-1] if word in _DOUBLED else word
        if re.search(r"[^aeiou]y$", word):
            third, regular = word[:-1] + "ies", word[:-1] + "ied"
        else:
            third = word + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", word) else "s")
            regular = word + "d" if word.endswith("e") else stem + "ed"
        third = {"have": "has"}.get(word, third)
        past, participle = _PASTS.get(word, (regular, regular))
        if word.endswith("ie"):
            gerund = word[:-2] + "ying"
        elif re.search(r"[^eoy]e$", word):
            gerund = word[:-1] + "ing"
        else:
            gerund = stem + "ing"
        found = [word, third, past, participle, gerund]
    return Forms(*(form + space + rest for form in found))


@cache
def _table() -> dict[str, tuple[VerbForm, ...]]:
    table: dict[str, list[VerbForm]] = {}
    for base in [*_PASTS, *_REGULAR.split()]:
        for name, form in forms(base)._asdict().items():
            table.setdefault(form, []).append(VerbForm(base, name))
    return {form: tuple(found) for form, found in table.items()}


def readings(word: str) -> tuple[VerbForm, ...]:
    """The verb forms a word may be, of the verbs that are known.

    Examples
    --------
    >>> readings("won")
    (VerbForm(base='win', form='past'), VerbForm(base='win', form='participle'))
    >>> readings("table")
    ()
    """
    return _table().get(word.lower(), ())


def is_participle(word: str) -> bool:
    """Whether a word is a past participle, of a known verb or by its ending.

    Examples
    --------
    >>> is_participle("written"), is_participle("nominated"), is_participle("red")
    (True, True, False)
    """
    known = any(reading.form == "participle" for reading in readings(word))
    return known or bool(re.fullmatch(r"[a-z]{3,}(?:[^aeiou]|[ui])ed", word))
