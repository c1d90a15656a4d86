"""Words that deny, beside those that do not."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

__all__ = ["MASS", "PREFIXED", "WORDS"]

WORDS = {
    "never": "always",
    "nothing": "something",
    "nobody": "somebody",
    "no one": "someone",
    "nowhere": "somewhere",
    "cannot": "can",
    "no longer": "still",
    "failed to": "managed to",
    "fails to": "manages to",
    "fail to": "manage to",
    "failing to": "managing to",
    "refused to": "agreed to",
    "refuses to": "agrees to",
    "managed to": "failed to",
    "manages to": "fails to",
    "able to": "unable to",
    "unable to": "able to",
    "agreed to": "refused to",
    "neglected to": "remembered to",
    "hardly any": "plenty of",
    "everybody": "nobody",
    "everyone": "no one",
    "everything": "nothing",
}
# Nouns that need no article.
MASS = frozenset(
    "evidence information progress help time money room space hope damage water food noise support "
    "interest trouble news work experience access data difference need reason risk chance hint sign".split()
)
PREFIXED = """
happy/unhappy likely/unlikely clear/unclear able/unable legal/illegal possible/impossible
accurate/inaccurate comfortable/uncomfortable fair/unfair usual/unusual important/unimportant
necessary/unnecessary aware/unaware known/unknown expected/unexpected reliable/unreliable
safe/unsafe stable/unstable successful/unsuccessful acceptable/unacceptable
pleasant/unpleasant friendly/unfriendly popular/unpopular healthy/unhealthy familiar/unfamiliar
available/unavailable official/unofficial natural/unnatural conscious/unconscious limited/unlimited
complete/incomplete correct/incorrect consistent/inconsistent sufficient/insufficient
effective/ineffective efficient/inefficient dependent/independent direct/indirect visible/invisible
expensive/inexpensive adequate/inadequate appropriate/inappropriate regular/irregular
relevant/irrelevant responsible/irresponsible satisfied/dissatisfied honest/dishonest loyal/disloyal
formal/informal perfect/imperfect patient/impatient mature/immature probable/improbable
polite/impolite practical/impractical proper/improper logical/illogical literate/illiterate
desirable/undesirable related/unrelated labeled/unlabeled supervised/unsupervised seen/unseen
lexicalized/unlexicalized constrained/unconstrained annotated/unannotated weighted/unweighted
ambiguous/unambiguous helpful/unhelpful attractive/unattractive realistic/unrealistic
reasonable/unreasonable believable/unbelievable fortunate/unfortunate identified/unidentified
armed/unarmed wanted/unwanted precedented/unprecedented employed/unemployed willing/unwilling
convenient/inconvenient experienced/inexperienced responsive/unresponsive comfortably/uncomfortably
fortunately/unfortunately successfully/unsuccessfully correctly/incorrectly accurately/inaccurately
properly/improperly easily/uneasily happily/unhappily usually/unusually completely/incompletely
""".split()
