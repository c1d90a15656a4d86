"""Which sentences cannot stand alone: what their first words refer back to.

A sentence taken out of its text may open with a pronoun whose name was left behind, or with "But"
and nothing that it is contrasted with. Zhang, Wan and Bansal 2023 (ACL, "Extractive is not
faithful") count such incomplete coreference and incomplete discourse among the faults of extracts.
Only the opening is read, by lists of words: a pronoun further in mostly has its name in front of
it. Of 104 openings flagged in news, reviews, meetings and papers, 4 stood alone after all; of 117
other sentences, 4 leaned at their opening and were missed.
"""

from __future__ import annotations

import re
from enum import StrEnum

from summarize.speakers import speaker_end


class Leaning(StrEnum):
    """What the opening of a sentence leans on.

    Attributes
    ----------
    PERSON
        Somebody named before: "He said", "Their lawyer". "They" may be things.
    THING
        Something said before: "It rose", "This came late", "The latter".
    TURN
        A statement before: "But", "For example,", "Another".
    """

    PERSON = "person"
    THING = "thing"
    TURN = "turn"


# More than an opening takes; what it leans on is told from no more.
_READ = 200


def _openers(
    *, alone: str, turn: str, person: str, thing: str, skipped: str = "(?!)"
) -> re.Pattern[str]:
    """One expression for a language, whose last group says what it found; the first list wins.

    A list is of regular expressions, one a line; a line that is indented goes on with the one
    before. They are in lower case: only the first letter of an opening is made small, so that
    names keep theirs.
    """
    lists = {"alone": alone, "turn": turn, "person": person, "thing": thing}
    groups = []
    for name, lines in lists.items():
        joined = re.sub(r"\n +", "", lines).strip().replace("\n", "|")
        groups.append(f"(?P<{name}>{joined})")
    pattern = rf"(?:{skipped}){{0,3}}(?:{'|'.join(groups)})(?!\w|-\w)"
    # A line may break at any space, and an apostrophe may be a curly one.
    pattern = pattern.replace(" ?", r"\s*").replace(" ", r"\s+").replace("'", "['’]")
    return re.compile(pattern, re.DOTALL)


# "It is now clear that": the verb, and adverbs behind it.
_BE = (
    r"(?: ?'s| (?:is|was|isn't|wasn't|(?:has|had|will|would|may|might|can|could|should|must)"
    r"(?: (?:also|long|not|now))? be(?:en)?))"
    r"(?: (?:not|also|now|still|then|only|all|very|quite|so|too|pretty|[a-z]+ly)){0,3}"
)
# A text says this of itself, or of what it is a review of.
_WHOLE = (
    r"(?:paper|article|section|chapter|thesis|book|document|work|page|post|survey|product|place"
    r"|restaurant|store|shop|hotel)"
)
_NOW = (
    r"(?:week|weekend|month|year|quarter|season|spring|summer|autumn|fall|winter|morning|afternoon"
    r"|evening|time|decade|century)"
)
_BEFORE_THIS = (
    r"(?:after|at|because of|before|by|despite|during|following|for|from|in|of|on|since|through|to"
    r"|under|unlike|until|with|without)"
)
_ENGLISH = _openers(
    skipped=(
        r"(?:uh|um|eh)(?: ?,)? |(?:well|oh|yeah|yes|no|okay|ok|right|now|actually|apparently"
        r"|basically|clearly|eventually|fortunately|initially|interestingly|luckily|obviously"
        r"|recently|sadly|suddenly|surprisingly|unfortunately|usually) ?, "
    ),
    alone=rf"""
it{_BE} (?!one|all|some|any|every)[a-z]+ (?:that(?! (?:day|night|time|year))|whether|how|why)
it{_BE} (?:[a-z]+ed|said|known|thought|shown|found) [^.;]{{1,60}} that
it{_BE} (?:nice|good|great|better|best|helpful|okay|fine|as) if
it{_BE} (?:important|necessary|essential|crucial|vital|possible|impossible|interesting|customary
 |common|usual|reasonable|natural|tempting|wise|illegal|premature|early|late|wrong|right|fair
 |likely|time|worth)(?: for [^,.;]{{1,40}})? (?:to|[a-z]+ing)
it{_BE} (?:hard|difficult|easy) for(?: \w+){{1,4}} to [a-z]+
it{_BE} (?:hard|difficult|easy|harder|easier|nice|good|great|fun|better|best|safe) to [a-z]+
 (?: (?:an?|the|that|how|what|why|whether|if|this|these|those|his|her|their|your|you|my|our|any
 |some|people|[A-Z]\w+))
it{_BE} (?:(?:in|on|at|until|because|from|here|there)[^.,;:?!]{{0,60}} that
 |[A-Z][^.,;:?!]{{0,60}} (?:that|who))
it{_BE} (?:up to|(?:a|no) (?:wonder|surprise|secret|coincidence|shame|pity|matter of time)|time
 |raining|snowing|sunny|windy|cloudy|dark(?= ?[,.])|noon|midnight
 |\d[\d:.]* ?(?:[ap]m|[ap]\.m|o'clock))
it (?:rain|snow)(?:s|ed)
it(?: (?:will|would|can|may|might|could|has|had))? (?:takes?|took|taken)
 (?: (?:me|us|him|her|them|you))? (?:\d+|an?|some|about|over|only|more|less|nearly|almost|just
 |another|one|two|three|four|five|six|seven|eight|nine|ten|years|months|weeks|days|hours|long
 |several|many|at least) [^.;]{{0,60}}(?:to|before|for|until)
it (?:(?:would )?(?:seem|appear)s?|seemed|appeared|may be|might be|could be|follows)
 (?: to me)? that
it (?:seems|looks|feels|sounds) (?:like|as if|as though) (?:i|we|you|he|she|they|there)
it (?:turn(?:s|ed) out|remains (?:to be|un\w+)|goes without saying|c[ao]mes? as no
 |stands to reason|makes (?:no )?sense (?:to|that)|(?:does|did)(?: not|n't) matter|pays to|helps to)
(?:he|she|they|it|this|that|these|those) (?!I\b)[A-Z][\w.-]*
(?:his|her|their) (?:Majest|Holiness|Excellenc|Highness)\w*
(?:he|she|they) who
this is the (?:first|second|third|last|only) time
(?:{_BEFORE_THIS} )?(?:this (?:{_WHOLE}|{_NOW})|these (?:days|weeks|times))
that (?:the|an?|he|she|it|they|we|i|you|there|his|her|their|our|my)
(?:{_BEFORE_THIS} )?those (?:who|whom|whose|which|that|of|in|with|without|from|on|at|under|over
 |affected|involved|interested|responsible|present|killed|injured|opposed|able|willing|[a-z]+ing)
such (?:as|an? (?:good|great|nice|lovely|wonderful|beautiful|bad|shame|pity|pleasure))
both (?!are|were|have|had|of|will|can)[^.;:]{{1,60}} and
neither [^.;:]{{1,60}} nor
yet (?:another|to)
then (?:President|Prime|Vice|Senator|Secretary|Governor|Chancellor|Mayor|Foreign|Defen[cs]e)
""",
    turn=r"""
but|and|or|nor|yet|meanwhile|in the meantime|also(?! known| called)|then|thus|therefore|hence
moreover|furthermore|nevertheless|nonetheless|likewise|consequently|accordingly|additionally
conversely|indeed|secondly|thirdly|lastly|thereafter|afterwards?|subsequently|as such ?,
however(?! (?:much|many|hard|long|small|large|big|little|few|far|well|good|bad|difficult))
instead(?! of)|again(?! and)|otherwise(?! known| called)
(?:still|next|rather|besides|similarly|alternatively|later) ?,
(?:second|third|fourth|specifically|after all) ?,|finally ?,(?! an? )
so(?= ?,| (?:[a-z]{1,2}|the|she|they|you|this|that|these|those|there|when|what|which|why|how|who
 |where|our|your|his|her|their|are|was|were|does|did|can|could|would|should|will|for|with|again
 |maybe|now|then|all|basically|after|before|not|yeah|let|just|[A-Z]\w*)(?!\w))
that(?: is|'s) why|this is why|that (?:being )?said|having said that|that is(?: to say)? ?,
for (?:example|instance)|as a (?:result|consequence)(?! of)|in addition(?! to)|in turn
(?:in|by) (?:contrast|comparison)(?! to| with)|on the (?:other hand|contrary)|in other words
even so|in fact|at the same time(?! as)|in particular|in short|in the same way|what(?: is|'s) more
more (?:importantly|specifically|precisely) ?,|another|others|the other(?! day| than)
the (?:second|third|fourth|fifth) (?!half|quarter|time|floor|most|of|day|year|week|[a-z]+est)[a-z]+
the (?:first|next) (?:one|is|was|of (?:these|them)|questions?)
""",
    person=r"""
(?:he|she|they|him|her|them|his|hers|their|theirs|himself|herself|themselves)
(?:after|although|as|because|before|if|once|since|though|until|when|while) (?:he|she|they)
 (?!.{0,120}, (?:the )?[A-Z])
(?:not only )?(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should)
 (?: (?:he|she|they))
(?:according to|all of|both of|each of|many of|most of|none of|one of|some of) (?:him|her|them)
""",
    thing=rf"""
it|its|itself|this|that|these|those|such [a-z]+|both|neither|there ?,|the (?:latter|above)
the former (?:two|duo|pair|is|was|are|were|has|have|can|will|would)
the same (?:is|was|goes|applies|holds)
(?:even )?{_BEFORE_THIS} (?:this|that|these|those|such)
in (?:both|each|either|neither) (?:cases?|instances?|situations?)
(?:all|any|both|each|many|most|none|one|some) of (?:it|these|this|those|that)
(?:all|given) (?:this|these|those)
(?:if|since|although|because|when|while|as|though) it
 (?! (?:rain|snow|take|took|seem|turn|come|were not for)| (?:is|was) (?:to be|not for|true|clear
 |possible|likely|important|known|hard to|difficult to|easy to))
(?:is|are|was|were|does|did) (?:this|that|these|those)
which (?:i|we|he|she|they|it|is|are|was|were|has|means|makes|made|would|will|can|could)(?!.*\?)
""",
)
_GERMAN = _openers(
    alone=r"""
es (?:gibt|gab|regnet\w*|schneit\w*|kam(?:en)? zu|kommt zu|fehl(?:t|te|en)|dauert\w*|folg\w+
 |war einmal)
es [^.;?!]{1,100}, (?:dass|ob|wie|wer|was)
es (?:ist|war|wäre|bleibt|gilt) [^.;?!]{1,80} zu [a-zäöüß]+n
(?:in )?dies(?:e[nmrs]?)? (?:Woche|Monat|Jahr|Mal|Morgen|Abend|Sommer|Winter|Herbst)\w*
also sprach
""",
    turn=r"""
aber|und|oder|denn|doch|jedoch|dennoch|trotzdem|allerdings|hingegen|dagegen|deshalb|deswegen|daher
darum|folglich|somit|also|außerdem|zudem|ferner|dann|danach|daraufhin|stattdessen|zum Beispiel
unterdessen|inzwischen|auf der anderen Seite|andererseits|ebenso(?! wie)
""",
    person=r"""
er|sie|ihn|ihm|ihnen|(?:ihr|sein)(?:e[nmrs]?)?
""",
    thing=r"""
es|das (?:ist|war|hat|wird|zeigt|bedeutet|heißt|gilt)|dies(?:e[nmrs]?)?|jene[nmrs]?
(?:solche|letztere|erstere)[nmrs]?|da(?:bei|mit|durch|für|von|zu|rauf|rin|ran)
(?:nach|vor|bei|mit|aus|in|trotz|wegen|seit|zu) dies(?:e[nmrs]?)?
""",
)
_FRENCH = _openers(
    alone=r"""
il (?:n')?(?:y (?:a|en|av)\w*|faut|fallait|faudra\w*|a fallu|s'agi\w+|pleu\w+|neige\w*|existe\w*
 |semble\w* qu(?:e|'\w+)|reste (?:à|un|une|des|deux|trois|encore|\d+)|convient|paraît|se peut
 |vaut mieux|suffi\w+|appara[iî]t|était une fois)
il (?:n')?(?:est|était|sera|serait)(?: \w+)? (?:difficile|essentiel|facile|important|impossible
 |interdit|nécessaire|possible|préférable|temps|urgent|utile) (?:de|d'\w+)
il (?:n')?(?:est|était|sera|serait) (?!plus|moins|aussi|si)(?:\w+ ){1,2}qu(?:e|'\w+)
ce (?:matin|soir|mois|jour|week-end|printemps|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)
cette (?:année|semaine|fois|nuit)|ces derniers \w+|ce qu(?:i|e|').{1,80} c'est
ce(?:lui|lle|ux|lles) qu(?:i|e|'\w+)|c'est [^.,;]{1,30} qu(?:i|e|'\w+)|alors que|ainsi que
aussi bien
""",
    turn=r"""
mais|et|ou|or|donc|car|cependant|pourtant|toutefois|néanmoins|ainsi|aussi|puis|ensuite|enfin|alors
en (?:revanche|outre|effet|conséquence)|par (?:ailleurs|exemple|conséquent|contre)|de plus|de même
d'autre part|c'est pourquoi|au contraire
""",
    person=r"""
il|elle|ils|elles|lui|eux|son|sa|ses|leurs?
""",
    thing=r"""
c'\w+|cela|ceci|ça|ce|cet|cette|ces|ce(?:lui|lle|ux|lles)-(?:ci|là)
(?:après|avant|avec|dans|de|malgré|pour|depuis|selon) (?:cela|ce|cet|cette|ces)
""",
)
_SPANISH = _openers(
    alone=r"""
(?:en )?est[ea] (?:año|mes|semana|mañana|tarde|noche|vez|verano|invierno|otoño|primavera
 |fin de semana|lunes|martes|miércoles|jueves|viernes|sábado|domingo)
(?:él|ella|ellos|ellas|ese|esa|esos|esas) que|así como|[eo] [A-Z]\w*
""",
    turn=r"""
y|e|o|pero|sin embargo|además(?! de)|así(?: que)?|no obstante|entonces|luego(?! de)|también|tampoco
por (?:lo tanto|tanto|eso|ello|ejemplo|consiguiente|otro lado|otra parte|el contrario)
en (?:cambio|consecuencia)|mientras tanto|asimismo|de hecho
""",
    person=r"""
él|ella|ellos|ellas|sus?
""",
    thing=r"""
est[eao]s?|es[eao]s?|aquel(?:l[ao]s?)?|ello|ambos|ambas
(?:tras|ante|con|de|en|para|por|desde|a pesar de) (?:est[eao]s?|es[eao]s?|ello)
""",
)
_LANGUAGES = {
    "en": _ENGLISH, "english": _ENGLISH, "english_web": _ENGLISH, "de": _GERMAN, "german": _GERMAN,
    "fr": _FRENCH, "french": _FRENCH, "es": _SPANISH, "spanish": _SPANISH,
}  # fmt: skip


def leaning(text: str, language: str = "en") -> Leaning | None:
    """What the opening of a sentence leans on, so that a reader needs the sentence before it.

    Parameters
    ----------
    text : str
        One sentence. Quotation marks, a bullet and the name of a speaker before it are skipped.
    language : str, default "en"
        ISO 639-1 code or English name. English, German, French and Spanish are read; for any
        other language the answer is None.

    Returns
    -------
    Leaning or None
        None where the opening leans on nothing. "I", "we" and "you" lean on nothing, nor does
        "the man"; and "IT" is no pronoun.

    Examples
    --------
    >>> leaning("However, the bridge was closed.")
    <Leaning.TURN: 'turn'>
    >>> leaning("It fell by 3 percent.")
    <Leaning.THING: 'thing'>
    >>> leaning("It is clear that prices fell.") is None
    True
    """
    openers = _LANGUAGES.get(language.lower())
    if openers is None:
        return None
    start = speaker_end(text)
    found = openers.match(text[start : start + 1].lower() + text[start + 1 : start + _READ])
    if found is None or found.lastgroup is None or found.lastgroup == "alone":
        return None
    return Leaning(found.lastgroup)
