"""A pair of sentences looked at item by item: what the arrays must agree with."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from readings import CONVERSE

from summarize.compare import features, sides
from summarize.grammar import AXES, COUNT_BITS, MARKERS
from summarize.lexicon import LexicalRelation as Is
from summarize.reading import NEAR, ItemKind, Sign

# Limits are met exactly, so they are float32 as in the arrays.
SAID, STATED = np.float32(sides.SAID), np.float32(features._STATED)
HINTED = np.float32(features._HINTED)
# Prepositions that say the opposite of one another.
_CONTRARY = (
    "on off", "in out", "up down", "to from", "above below", "over under", "into out",
    "for against", "before after", "since until", "with without", "from until", "into from",
    "before during",
)  # fmt: skip
MEASURING = {
    MARKERS[word]
    for word in (
        "by",
        "to",
        "from",
        "within",
        "after",
        "before",
        "until",
        "since",
        "under",
        "over",
        "above",
        "below",
        "against",
    )
}
OPPOSITES = {}
for _pair in _CONTRARY:
    _one, _other = (MARKERS[word] for word in _pair.split())
    OPPOSITES.setdefault(_one, set()).add(_other)
    OPPOSITES.setdefault(_other, set()).add(_one)


class Sentence:
    """The items of a sentence as lists."""

    def __init__(self, items, number):
        part = slice(int(items.offsets[number]), int(items.offsets[number + 1]))
        for name in ("forms", "ids", "markers", "negated", "modal", "quantified", "times",
                     "before", "after"):  # fmt: skip
            setattr(self, name, getattr(items, name)[part].tolist())
        self.kinds = [int(items.kinds[form]) for form in self.forms]
        self.weights = [float(items.weights[form]) for form in self.forms]
        self.signs = items.signs[number].tolist()

    def __len__(self):
        return len(self.ids)

    def partners(self, other):
        return [other.ids.index(x) if x in other.ids else None for x in self.ids]


class SlowPair:
    """A pair of sentences, looked at item by item."""

    def __init__(self, items, a, b):
        self.a, self.b = a, b = Sentence(items, a), Sentence(items, b)
        self.partner = b.partners(a)
        self.extra = [i for i, p in enumerate(a.partners(b)) if p is None]
        self.matched = [j for j, p in enumerate(self.partner) if p is not None]
        self.missing = [j for j, p in enumerate(self.partner) if p is None]
        known = dict(
            zip(items.relations.keys.tolist(), range(len(items.relations.keys)), strict=True)
        )
        # i, j, how much i says of j and j of i, whether opposites, whether one alone is denied
        self.links, self.codes = [], []
        for i in self.extra:
            for j in self.missing:
                at = known.get(a.forms[i] * len(items.kinds) + b.forms[j])
                if at is not None:
                    code, cosine = int(items.relations.codes[at]), items.relations.cosines[at]
                    opposite, denied = code in sides.OPPOSITE, a.negated[i] != b.negated[j]
                    there, back = worth(code, cosine), worth(CONVERSE.get(code, code), cosine)
                    if opposite and denied:
                        there = back = np.float32(sides._DENIED_OPPOSITE)
                    self.links.append((i, j, there, back, opposite, denied))
                    self.codes.append(code)
        self.credit, self.back = [1.0] * len(b), [1.0] * len(a)
        for j in self.missing:
            self.credit[j] = max([0.0, *(there for _, x, there, *_ in self.links if x == j)])
        for i in self.extra:
            self.back[i] = max([0.0, *(back for x, _, _, back, *_ in self.links if x == i)])

    def shares(self):
        b, total = self.b, max(sum(self.b.weights), 1e-6)
        lost = [w * (1 - c) for w, c in zip(b.weights, self.credit, strict=True)]
        words = [j for j in range(len(b)) if b.kinds[j] == ItemKind.WORD]
        of_words = max(sum(b.weights[j] for j in words), 1e-6)
        return {
            "exact": sum(b.weights[j] for j in self.matched) / total,
            "credited": 1 - sum(lost) / total,
            "words_credited": 1 - sum(lost[j] for j in words) / of_words,
            "lost": sum(lost),
            "lost_most": max([0.0, *lost]),
            "lost_count": sum(self.credit[j] < 0.5 for j in self.missing),
            "unsaid": sum(self.credit[j] < 0.35 for j in self.missing),
            "extra_credited": sum(w * c for w, c in zip(self.a.weights, self.back, strict=True))
            / max(sum(self.a.weights), 1e-6),
            "extra_count": sum(self.back[i] < 0.5 for i in self.extra),
            "items": len(b),
            "items_more": len(self.a) - len(b),
        }

    def related(self):
        plain = [
            code
            for code, (*_, opposite, denied) in zip(self.codes, self.links, strict=True)
            if not (opposite and denied)
        ]
        return {
            "antonyms": sum(code in {Is.ANTONYM, Is.CONTRARY} for code in plain),
            "sisters": sum(code in {Is.CLASSMATE, Is.SISTER} for code in plain),
            "specific": sum(code in {Is.SPECIFIC, Is.ENTAILED} for code in plain),
        }

    def slots(self):
        """Items of b beside a common neighbour, beside which a has another one."""
        swapped = set()
        for j in self.missing:
            for near, step in ((j - 1, 1), (j + 1, -1)):
                if near in self.matched:
                    other = self.partner[near] + step
                    if other in self.extra and self.credit[j] < STATED:
                        swapped.add(j)
        lost = [self.b.weights[j] * (1 - self.credit[j]) for j in swapped]
        return {"slot_swaps": len(swapped), "slot_worst": max([0.0, *lost])}

    def signs(self):
        a, b = self.a.signs, self.b.signs
        function = [Sign.FUNCTION, Sign.FUNCTION_2, Sign.FUNCTION_3]
        ways = [
            [bool(of[Sign.UP] >> axis & 1) - bool(of[Sign.DOWN] >> axis & 1) for axis in range(8)]
            for of in (a, b)
        ]
        other_voice = (a[Sign.PASSIVE] > 0) != (b[Sign.PASSIVE] > 0)
        turned = self.order()["inversions"] > 0
        return {
            "modality_new": (b[Sign.MODALITY] & ~a[Sign.MODALITY]).bit_count(),
            "modality_gone": (a[Sign.MODALITY] & ~b[Sign.MODALITY]).bit_count(),
            "quantifier_new": (b[Sign.QUANTIFIER] & ~a[Sign.QUANTIFIER]).bit_count(),
            "quantifier_gone": (a[Sign.QUANTIFIER] & ~b[Sign.QUANTIFIER]).bit_count(),
            "function_new": sum((b[s] & ~a[s]).bit_count() for s in function),
            "function_gone": sum((a[s] & ~b[s]).bit_count() for s in function),
            "function_opposed": opposed_words(a, b),
            "direction_opposed": sum(x * y == -1 for x, y in zip(*ways, strict=True)),
            "voice_clash": other_voice and not turned,
            "turned": turned and not other_voice,
            "persons_turned": a[Sign.PERSONS] == b[Sign.PERSONS]
            and a[Sign.PERSONS_IN_ORDER] != b[Sign.PERSONS_IN_ORDER],
            "doers_turned": not other_voice and turned_persons(a, b),
        }

    def order(self):
        ranks = sorted(self.partner[j] for j in self.matched)
        place = [ranks.index(self.partner[j]) for j in self.matched]
        names = [p for p, j in zip(place, self.matched, strict=True) if self.b.kinds[j] == 3]
        steps = [after - before for before, after in pairwise(place)]
        here = [self.b.markers[j] for j in self.matched]
        there = [self.a.markers[self.partner[j]] for j in self.matched]
        silent = (0, 10, 11)  # none, "and", "or"
        return {
            "breaks": sum(step != 1 for step in steps),
            "inversions": sum(step < 0 for step in steps),
            "break_share": sum(step != 1 for step in steps) / max(len(steps), 1),
            "bigrams": sum(step == 1 for step in steps) / max(len(self.b) - 1, 1),
            "name_inversions": sum(y < x for x, y in pairwise(names)),
            "markers_differ": sum(x != y for x, y in zip(here, there, strict=True)),
            "marker_swaps": sum(
                x != y and x not in silent and y not in silent
                for x, y in zip(here, there, strict=True)
            ),
            "markers_opposed": sum(
                y in OPPOSITES.get(x, ()) or (x != y and self.is_figure(j) and {x, y} <= MEASURING)
                for x, y, j in zip(here, there, self.matched, strict=True)
            ),
        }

    def is_figure(self, j):
        return self.b.kinds[j] == ItemKind.FIGURE

    def markers_exchanged(self):
        """Whether two matched items stand each behind the other's preposition; see `exchanged`."""
        moved = []
        for j in self.matched:
            marks = self.a.markers[self.partner[j]], self.b.markers[j]
            is_name = self.b.kinds[j] == ItemKind.NAME and MARKERS["by"] not in marks
            if marks[0] != marks[1] and not {10, 11} & {*marks} and (is_name or 0 not in marks):
                moved.append(marks)
        return any((there, here) in moved for here, there in moved)

    def exchanged(self):
        """Whether two matched items stand each beside the other's neighbour, on one side."""
        for of_a, of_b in ((self.a.before, self.b.before), (self.a.after, self.b.after)):
            moved = [
                (of_a[self.partner[j]], of_b[j])
                for j in self.matched
                if of_a[self.partner[j]] != of_b[j] >= 0
            ]
            if any((there, here) in moved for here, there in moved):
                return True
        return self.markers_exchanged()

    def places(self):
        a, b = self.a, self.b
        found = dict.fromkeys(("stolen_before", "stolen_after", "stolen_places", "replaced"), 0)
        found["replaced_most"] = 0.0
        partners = [self.partner[j] for j in self.matched]
        for j, own in zip(self.matched, partners, strict=True):
            same_left = a.before[own] == b.before[j]
            same_right = a.after[own] == b.after[j]
            left = [i for i in partners if a.before[i] == b.before[j]]
            right = [i for i in partners if a.after[i] == b.after[j]]
            found["stolen_before"] += bool(left) and not same_left and b.before[j] >= 0
            found["stolen_after"] += bool(right) and not same_right and b.after[j] >= 0
            found["stolen_places"] += bool(set(left) & set(right)) and not (
                same_left and same_right
            )
        for j in range(len(b)):
            stand = [
                i
                for i in range(len(a))
                if (a.before[i], a.after[i]) == (b.before[j], b.after[j]) and a.ids[i] != b.ids[j]
            ]
            unsaid_b = j in self.missing and self.credit[j] < SAID
            unsaid_a = any(i in self.extra and self.back[i] < SAID for i in stand)
            inside = b.before[j] >= 0 or b.after[j] >= 0
            if inside and stand and (unsaid_b or (j in self.matched and unsaid_a)):
                found["replaced"] += 1
                lost = b.weights[j] * (1 - self.credit[j])
                found["replaced_most"] = max(found["replaced_most"], lost)
        return found | {"exchanged": self.exchanged()}

    def polarity(self):
        a, b = self.a, self.b
        said = [(i, j) for i, j, there, back, opposite, _ in self.links
                if max(there, back) >= SAID and not opposite]  # fmt: skip
        both = [(self.partner[j], j) for j in self.matched]
        denials = a.signs[Sign.NEGATION], b.signs[Sign.NEGATION]
        made_good = sum(opposite and denied for *_, opposite, denied in self.links)
        return {
            "negation_differs": (sum(denials) + made_good) % 2,
            "negated_items": sum(a.negated[i] != b.negated[j] for i, j in both + said),
            "negations": min(denials),
            "modal_items": sum(a.modal[i] != b.modal[j] for i, j in both + said),
            "quantified_items": sum(
                a.quantified[i] != b.quantified[j]
                for i, j in both
                + [(i, j) for i, j in said if a.kinds[i] == b.kinds[j] == ItemKind.NAME]
            ),
        }

    def numbers(self):
        found = self.shares() | self.related() | self.slots() | self.signs() | self.order()
        return found | self.places() | self.polarity() | self.facts()

    def facts(self):
        found = {}
        for kind in ("figure", "date", "name", "quotation"):
            number = ItemKind[kind.upper()]
            of_b = [j for j in self.missing
                    if self.b.kinds[j] == number and self.credit[j] < STATED]  # fmt: skip
            of_a = [i for i in self.extra if self.a.kinds[i] == number and self.back[i] < STATED]
            found[f"{kind}_missing"] = len(of_b)
            found[f"{kind}_swapped"] = min(len(of_a), len(of_b))
        more = [j for j in self.matched if self.b.times[j] > self.a.times[self.partner[j]]]
        told = {ItemKind.FIGURE, ItemKind.DATE, ItemKind.NAME}
        counted = sum(self.b.kinds[j] in told for j in more)
        fewer = [j for j in self.matched if self.b.times[j] < self.a.times[self.partner[j]]]
        unsaid = [j for j in self.missing if self.credit[j] < HINTED]
        found["swallowed"] = bool(fewer and unsaid)
        return found | {"repeated_facts": counted, "repeated": len(more) - counted}


def worth(code, cosine):
    if code != NEAR:
        return sides._CREDIT[code]
    above = float(cosine - np.float32(sides._NEAR_FLOOR))
    near = min(max(above * sides._NEAR_MOST / sides._NEAR_SPAN, 0.0), sides._NEAR_MOST)
    return np.float32(near)


def opposed_words(a, b):
    """On how many axes one has more of the one way and fewer of the other: in, out."""
    found = 0
    for axis in range(AXES):
        (one_a, other_a), (one_b, other_b) = [
            [
                of[way] >> axis * COUNT_BITS & 2**COUNT_BITS - 1
                for way in (Sign.ONE_WAY, Sign.OTHER_WAY)
            ]
            for of in (a, b)
        ]
        found += (one_a > one_b and other_a < other_b) or (one_a < one_b and other_a > other_b)
    return found


def turned_persons(a, b):
    """Whether somebody does it in one sentence alone, and it is done to them in the other alone."""
    return any(
        of[Sign.DOERS] & ~of[Sign.DONE_TO] & other[Sign.DONE_TO] & ~other[Sign.DOERS]
        for of, other in ((a, b), (b, a))
    )
