"""Words and their opposites, and where they mean something else."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

__all__ = ["NOT_AFTER", "NOT_BEFORE", "ONLY_BEFORE", "OPPOSITE_VERBS", "OPPOSITE_WORDS"]

# Verbs whose forms are hardly ever anything else. ">" where only the first has the second for its
# opposite.
OPPOSITE_VERBS = """
rise/fall increase/decrease gain/lose win/lose buy/sell accept/reject support/oppose open/close
confirm/deny admit/deny allow/forbid approve/reject strengthen/weaken improve/worsen expand/shrink
hire/fire send/receive push/pull attack/defend welcome/condemn love/hate agree/disagree
appear/disappear enter/leave advance/retreat climb/drop soar/plunge upgrade/downgrade
encourage/discourage include/exclude connect/disconnect accelerate/slow arrive/depart import/export
praise/criticize lend/borrow succeed/fail remember/forget ascend/descend lock/unlock load/unload
tighten/loosen widen/narrow lengthen/shorten enable/disable win>lose grow>shrink purchase>sell reduce>increase
permit>ban protect>endanger raise>lower lower>raise reward>punish overestimate/underestimate
outperform>trail recommend>reject begin>finish start>stop add>remove remove>add acquire>sell
accept>refuse join>leave start>finish enjoy>dislike like>dislike oppose>back defeat>lose_to
follow>precede precede>follow exceed>miss decline>grow drop>climb
demote/promote appoint>dismiss invest>divest maximize/minimize inflate/deflate deny>admit
"""
# Not the verb where one of these follows.
NOT_BEFORE = {
    "raise": r"concern|question|issue|doubt|awareness|eyebrow|child|by\b|in\b|the (?:issue|point|question|matter)|a (?:point|question)|that\b|this\b|it\b",
    "add": r"that\b|[,.\"”]|up\b|:|more\b|to the\b|in\b|on\b",
    "include": r"in\b.*\bis\b",
    "appear": r"(?!on\b|from\b|before\b|[.,])",
    "fail": r"to\b",
    "like": r"to\b|that\b|this\b|it\b|I\b|you\b",
    "love": r"to\b|ones?\b",
    "leave": r"(?!the\b|this\b|[A-Z])",
    "begin": r"to\b|with\b|[a-z]+ing\b|at\b|by\b",
    "start": r"to\b|with\b|[a-z]+ing\b|out\b|at\b|off\b|over\b|from\b|up\b|by\b",
    "fire": r"(?:at|a|on|into|off)\b",
    "climb": r"(?:into|in|out|aboard|to|over|through|onto|up|down|on)\b",
    "drop": r"(?:me|him|her|it|the|a|his|off|out|back|in|down|into|your|my|their)\b",
    "follow": r"(?:by|up|him|her|them|me|the|a|through|his|it|us|suit|that|this|on)\b",
    "grow": r"(?:up|a|old|older|into|on|tired|out|dark|cold|in|to)\b",
    "close": r"(?:to|enough|his|her|by|its)\b",
    "open": r"(?:his|her|its|my|mouth|up)\b",
    "fall": r"(?:asleep|in love|on|into|under|apart|for|short|back|in|to|over|out|off|through|silent|upon|within|outside)\b",
    "rise": r"(?:to|from|up|and)\b",
    "push": r"(?:for|back|on|it|ahead)\b",
    "pull": r"(?:out|up|over|off|together|himself|herself|on)\b",
    "lose": r"(?:in|his|her|its|my|track|sight|control|consciousness|interest|touch|patience|weight)\b",
    "gain": r"(?:on|control|weight|consciousness)\b",
    "slow": r"(?:down)\b",
    "defeat": r"(?:by|of|in|[.,])",
    "win": r"",
    "enter": r"(?:into|in|that|it)\b",
    "receive": r"",
    "send": r"(?:out|back|off|for|it|him|her|them|me|us|in|down|up|over)\b",
    "support": r"(?:by|in|vector|for|from)\b",
    "remember": r"(?:that|when|how|to|as|for|by|what)\b",
    "exceed": r"(?:by)\b",
    "decline": r"(?:to|in|[.,]|of|an?|the)\b",
    "attack": r"(?:by)\b",
    "narrow": r"(?:his|her|its|down)\b",
    "recommend": r"[.,!]|(?:that|by|for|in|you|to|them)\b",
    "enjoy": r"",
    "reduce": r"to\b",
    "acquire": r"(?:by|from|in)\b",
    "accept": r"",
    "welcome": r"(?:to|by|you|Members|everyone|back|the Minister)\b",
    "agree": r"(?:to|upon|on|in)\b",
    "advance": r"(?:in|of|[.,])",
    "precede": r"(?:by)\b",
    "join": r"(?:by|us|in|me|together|at|to)\b",
    "arrive": r"(?:at|on|to|in|back|home|here|there|after)\b",
    "remove": r"(?:from)\b",
    "disappear": r"",
    "encourage": r"(?:by)\b",
}
# Words that are not verbs: either may stand for the other; ">" as above.
OPPOSITE_WORDS = """
higher/lower larger/smaller bigger/smaller faster/slower better/worse cheaper/pricier louder/quieter
stronger/weaker longer/shorter older/younger richer/poorer easier/harder warmer/colder heavier/lighter
brighter/dimmer deeper/shallower wider/narrower greater>smaller hotter>cooler earlier/later
highest/lowest largest/smallest biggest/smallest fastest/slowest best/worst cheapest/priciest
strongest/weakest longest/shortest oldest/youngest earliest/latest easiest/hardest greatest>smallest
above/below inside/outside upstairs/downstairs indoors/outdoors upward/downward forward/backward
upwards/downwards northern/southern eastern/western north/south east/west northeast/southwest
northward/southward clockwise/counterclockwise
increase/decrease increases/decreases profit/loss profits/losses success/failure victory/defeat majority/minority
advantage/disadvantage advantages/disadvantages strength/weakness strengths/weaknesses
winner/loser winners/losers supporters/opponents supporter/opponent maximum/minimum upper/lower
entrance/exit arrival/departure beginning/end expansion/contraction buyer/seller buyers/sellers
imports/exports growth/decline improvement/deterioration success/failure rise/fall reduction>increase reductions>increases
acceptance/rejection approval/rejection optimistic/pessimistic optimism/pessimism positive/negative
internal/external major/minor maximal/minimal superior/inferior lower>higher
cheap/expensive clean/dirty friendly/rude quiet/noisy helpful/useless strong/weak big/small large/small
small>large wide/narrow deep/shallow easy/difficult heavy/light thick/thin tall/short rich>poor poor>excellent
fresh/stale hot/cold warm/cool bright/dark high/low excellent/terrible great/awful delicious/disgusting
comfortable/painful beautiful/ugly amazing/horrible fantastic/dreadful awesome/terrible wonderful/horrible
good/bad good>poor bad>good nice>nasty slow/fast early/late long/short safe/dangerous simple/complicated
simple>complex difficult>easy hard>easy empty/full wet/dry smooth/rough loud/quiet sweet/bitter
loose/tight public/private open/closed temporary/permanent broad>narrow ancient>modern old>new new>old
quickly/slowly easily>barely carefully/carelessly loudly/quietly rapidly/slowly strongly/weakly
better>poorer worse>better top/bottom front/rear less>more
before/after with>without
first>last last>first previous/next inner/outer hardware/software input/output
ahead/behind
"""
ONLY_BEFORE = {
    "end": r"(?!)",
    "best": r"^(?! ?(?:-|known|man|friend|regards|wishes|of luck|interests?|to\b|Western|Buy|if\b|\.$))",
    "better": r"^(?! ?(?:off|be\b|get\b|go\b|not\b|have\b))",
    "above": r"^(?! (?:all)\b|[,.)])",
    "good": r"^(?! (?:morning|afternoon|evening|night|deal|luck|bye|day|thing|idea|and|many|news|at|for|old|God|enough|reason|part|number)\b)",
    "long": r"^(?= (?:[a-z]+s?)\b)(?! (?:as|ago|before|after|for|since|enough|time|way|run|term|been|to|will|and|on|in|past|it|is|the|you|they|I|we|until|of)\b)",
    "high": r"^(?! (?:school|schools|school's|street|level|tech|end|definition|command|on|time|seas|school)\b|-)",
    "hard": r"^(?! (?:drive|disk|copy|drives|on|at|into|to|time|work|of|enough|by|and|it|for)\b|-|[.,])",
    "great": r"^(?! (?:deal|many|Britain|grand)\b)",
    "first": r"^(?= [a-z]+)(?! (?:of|and|to|off|time|place|class|aid|degree|step|order|thing|lady|person|name|,|we|I|he|she|the|in|you|is|two|three|few)\b)",
    "last": r"^(?= [a-z]+)(?! (?:week|month|year|night|summer|winter|spring|time|long|longer|forever|few|for|two|three|until|[a-z]+day|but|a|in|as|and|through|minute|up|resort|all|name|I|much)\b)",
    "old": r"^(?= [a-z]{3})(?! (?:man|woman|lady|boy|age|fashioned|enough|and|days|friend|fellow|at)\b)",
    "new": r"^(?= [a-z]{3})(?! (?:to|and|one|ones|born|for|year)\b|-)",
    "less": r"^(?= [a-z]+)(?! (?:than|and|of|or|a|in|the)\b)",
    "hot": r"^(?! (?:dog|dogs|spot|spots|tub|tubs|sauce|water)\b)",
    "cold": r"^(?! (?:war|War|sweat|blood)\b)",
    "cool": r"(?!)",
    "dark": r"(?!)",
    "low": r"^(?= [a-z]{3}|[ ]?[.,])",
    "short": r"^(?= [a-z]{3})(?! (?:of|on|and|for|time|stories|story|circuit|term|order|cut)\b)",
    "late": r"^(?! (?:Mr|husband|wife|father|mother|president|king|[A-Z]))",
    "early": r"^(?! (?:on|bird|warning)\b)",
    "large": r"^(?! (?:part|number of)\b)",
    "dry": r"(?!)",
    "nice": r"^(?! (?:to|and|of|if)\b)",
    "full": r"(?!)",
    "fast": r"^(?! (?:food|asleep|as|foods|forward|track)\b)",
    "heavy": r"^(?! (?:duty|handed)\b|-)",
    "major": r"^(?= [a-z]{3})",
    "minor": r"^(?= [a-z]{3})",
    "open": r"^(?= (?:door|to the|on|until|for|and)\b|[.,])",
    "private": r"^(?= [a-z]{3})",
    "public": r"^(?= [a-z]{3})(?! (?:and|is|to|in|at|who|of|that|will|has|about|on|as|with|or|transport\w*|good|for|health|can|are|would|should)\b)",
    "top": r"^(?= of the\b)",
    "bottom": r"^(?= of the\b)",
    "front": r"^(?= (?:door|seats?|seat|of the car|row|wheels?|row|side)\b)",
    "rear": r"^(?= (?:door|seats?|row|wheels?|side)\b)",
    "hardware": r"",
    "software": r"^(?! (?:is|and)\b)",
    "strength": r"^(?= (?:of|in|is)\b)",
    "with": r"(?!)",
    "poor": r"^(?= [a-z]{4})(?! (?:little|old|fellow)\b)",
    "later": r"^(?! (?:on|than)\b)",
    "ahead": r"^(?= of\b)",
    "behind": r"(?!)",
    "longer": r"^(?! (?:be|have|a|the|in)\b)",
    "before": r"^(?= (?!long\b|I knew\b|him\b|her\b|me\b|us\b|them\b|you know\b|we\b|it\b|and\b|that\b|in\b)\w)",
    "after": r"^(?= (?!all\b|a while\b|the fact\b|another\b|him\b|her\b|them\b|me\b|it\b|that\b|and\b|some\b|which\b|about\b|only\b|several\b|a few\b|\w+ (?:minutes|hours|days|weeks|years)\b|\d)\w)",
    "inside": r"^(?= (?:the|a|his|her|its|of the|my|their|our)\b|[.,])",
    "outside": r"^(?= (?:the|a|his|her|its|of the|my|their|our)\b|[.,])",
    "rise": r"^(?= (?:in|of)\b)",
    "fall": r"^(?= (?:in (?:the )?[a-z]+s\b|of (?:the|a)\b))",
    "increase": r"^(?= (?:in|of)\b|[.,])",
    "decrease": r"^(?= (?:in|of)\b)",
    "positive": r"^(?! (?:that|about)\b)",
    "input": r"^(?! ?[\[/])",
    "output": r"",
    "next": r"^(?= (?:section|chapter|step|page|meeting|word|state|frame|node|one|sentence|question)\b)",
    "previous": r"",
    "loss": r"^(?= (?:of \d|of the|in|for)\b)",
    "beginning": r"^(?= of\b)",
    "bad": r"^(?! (?:luck|idea|news|at|boy|guy|for)\b)",
    "narrow": r"",
    "wide": r"^(?! (?:range|variety|open|web|awake|angle|screen)\b)",
    "deep": r"^(?! (?:breath|down|in|into|sleep|space)\b)",
    "easy": r"^(?! (?:going|chair)\b)",
    "simple": r"",
    "big": r"^(?! (?:bang|deal|brother|time|thing|fan|plus)\b)",
    "small": r"^(?! (?:talk|number of)\b)",
    "thick": r"",
    "loud": r"^(?! (?:and clear)\b)",
    "sweet": r"^(?! (?:potato|potatoes|heart|tooth)\b)",
    "worst": r"",
    "rich": r"",
    "strong": r"",
    "upper": r"^(?= [a-z]{4})",
    "lower": r"^(?= (?:than|in|price|prices|rate|bound|level|cost|error|part|the|score|scores|quality|accuracy|end|[a-z]+s)\b)",
    "light": r"(?!)",
    "majority": r"^(?= of\b)",
    "maximum": r"^(?! (?:entropy|likelihood|a posteriori|Entropy))",
    "dangerous": r"",
    "fresh": r"^(?! (?:air|start|meat|in)\b)",
    "smooth": r"",
}
NOT_AFTER = {
    "before": r"\b(?:the day|as|never|long|ever|even|the week|the night) $",
    "after": r"\b(?:look\w*|nam\w+|sought|ask\w*|take\w?|took|the day|day|year|time|night|hour|go|going|went|soon|one|run\w*|ever|week|model\w*|called) $",
    "best": r"\b(?:at|do|did|does|try|the very|my|his|your|our|their|all the|second) $",
    "worst": r"\b(?:at) $",
    "long": r"\b(?:so|as|too|how|all|not|very|for|before|no) $",
    "last": r"\b(?:at|at long) $",
    "longer": r"\b(?:no|any|much|not) $",
    "better": r"\b(?:had|['’]d|so much the) $|['’]d $",
    "less": r"\b(?:no|much|far|or|more or|none the|any) $",
    "more": r"\b(?:no|any|once|what is|or|one|some|many|much|never|even|still) $",
    "first": r"\b(?:at|for the|in the|name) $",
    "late": r"\b(?:of) $",
    "empty": r"(?:\b(?:to|not|we|they|I|you|and|can|will)|n['’]t) $",
    "hard": r"\b(?:so|work\w*|very|try|tried|it is|it's) $",
    "above": r"\b(?:the|as|mentioned|described) $",
    "earlier": r"\b(?:than|as) $",
    "later": r"\b(?:or|see you) $|\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|moments?|sooner or|ago) $",
    "good": r"\b(?:as|so|a|for|no|feel\w*|the|very|pretty) $|^$|[.,:\"“] $",
    "bad": r"\b(?:not|so|too) $",
    "fast": r"\b(?:so|as|too) $",
    "early": r"\b(?:as) $",
    "old": r"\b(?:years?|months?|how|the|good|same|days?) $",
    "high": r"\b(?:junior|senior|three|sky) $",
    "easy": r"\b(?:take it) $",
    "north": r"[A-Z]$",
    "light": r"",
    "big": r"",
    "large": r"\b(?:at|by and) $",
}
