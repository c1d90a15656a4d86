"""Disagreements: each clash once, with what clashes and who says it, on every page."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from strategies import documents

from summarize import Document, Sentence, summarize
from summarize.compare.clashes import conflicts
from summarize.facts import KEPT_KINDS, find_facts
from summarize.findings import Findings
from summarize.ledger import settle
from summarize.points import find_points
from summarize.render import render_json, render_markdown, render_text
from summarize.similarity import SimilarPairs


class Facts:
    """A comparer that knows the facts of sentences; what they are to each other a test says."""

    def __init__(self, texts):
        self._facts = [find_facts(text, str.islower) for text in texts]

    def facts(self, point):
        return self._facts[point]

    def stated(self, point):
        return frozenset((f.kind, key) for f in self._facts[point] for key in f.implies)

    def conflicts(self, a, b):
        readings = (SimpleNamespace(facts=self._facts[point]) for point in (a, b))
        only = (
            [
                fact
                for fact in self._facts[one]
                if fact.kind in KEPT_KINDS and (fact.kind, fact.key) not in self.stated(other)
            ]
            for one, other in ((a, b), (b, a))
        )
        return conflicts(*readings, *only)


def account(sources, *, restated=(), clashing=()):
    """Settle documents, one sentence a line, of which pairs restate or contradict each other.

    ``restated`` holds pairs (restatement, representative), ``clashing`` pairs in any order.
    """
    given_documents, sentences = [], []
    for position, (name, lines) in enumerate(sources.items()):
        given_documents.append(Document("\n".join(lines), name))
        at = 0
        for line in lines:
            sentences.append(Sentence(len(sentences), position, at, at + len(line), line))
            at += len(line) + 1
    points = find_points(sentences, [False] * len(sentences))
    number = {text: point for point, text in enumerate(points.texts)}
    against = {}
    for a, b in clashing:
        for one, other in ((a, b), (b, a)):
            against.setdefault(number[one], set()).add(number[other])
    related = SimpleNamespace(
        candidates={}, disagreeing={point: frozenset(others) for point, others in against.items()}
    )
    found = Findings(
        documents=tuple(given_documents),
        sentences=sentences,
        points=points,
        comparer=Facts(points.texts),
        unit=np.ones((len(points), 1), np.float32),
        pairs=SimilarPairs(*(np.empty(0, kind) for kind in (np.int32, np.int32, np.float32)), 1.0),
        related=related,
        covers={number[text]: (number[cover],) for text, cover in restated},
        leans={},
    )
    weights = np.ones(len(points))
    return settle(found, found.kept_without_budget(), weights, settings={}, encoder="none")


def told(summary):
    """Each disagreement in words: who says what against whom."""
    return [
        (
            pair.a.text,
            pair.b.text,
            [(a.text, b.text) for a, b in pair.facts],
            [summary.documents[number].name for number in pair.documents_a],
            [summary.documents[number].name for number in pair.documents_b],
        )
        for pair in summary.disagreements
    ]


LONG_12, LONG_21 = "12 people were killed and 30 hurt on Monday.", "21 people were killed."
SHORT_12, NO_FIGURE = "Twelve people were killed.", "People were killed on Monday."


def test_the_sources_of_identical_sentences():
    summary = summarize(
        {"a": "12 people died.", "b": "21 people died.", "c": "12 people died. 12 people died."}
    )
    assert told(summary) == [
        ("12 people died.", "21 people died.", [("12", "21")], ["a", "c"], ["b"])
    ]


def test_restatements_are_sources_and_their_clash_is_told_once():
    summary = account(
        {"a": [LONG_12], "b": [SHORT_12], "c": [LONG_21], "d": [NO_FIGURE]},
        restated=[(SHORT_12, LONG_12), (NO_FIGURE, LONG_12)],
        clashing=[(LONG_12, LONG_21), (SHORT_12, LONG_21)],
    )
    [(a, b, _, of_a, of_b)] = told(summary)
    assert (a, b) == (LONG_12, LONG_21)
    assert of_a == ["a", "b"]  # "d" says nothing of how many
    assert of_b == ["c"]


def test_representatives_speak_for_their_clusters_whatever_their_spelling():
    fullest = "Officials say that 12 people were killed."
    summary = account(
        {"a": ["12 people were killed."], "b": [fullest], "c": [LONG_21]},
        restated=[("12 people were killed.", fullest)],
        clashing=[("12 people were killed.", LONG_21), (fullest, LONG_21)],
    )
    assert told(summary) == [(fullest, LONG_21, [("12", "21")], ["a", "b"], ["c"])]


def test_a_clash_of_members_is_kept_where_the_representatives_do_not_clash():
    again = "Twelve persons were killed."
    summary = account(
        {"a": [LONG_12], "b": [SHORT_12], "c": [LONG_21], "d": [again]},
        restated=[(SHORT_12, LONG_12), (again, LONG_12)],
        clashing=[(SHORT_12, LONG_21), (again, LONG_21)],
    )
    assert told(summary) == [(SHORT_12, LONG_21, [("Twelve", "21")], ["a", "b", "d"], ["c"])]


def test_two_clashes_of_the_same_clusters_are_two():
    a = ["12 were killed and 30 hurt on Monday at the dam.", "12 were killed.", "30 were hurt."]
    b = ["21 were killed and 40 hurt on Friday at the dam.", "21 were killed.", "40 were hurt."]
    summary = account(
        {"a": a, "b": b},
        restated=[(part, of[0]) for of in (a, b) for part in of[1:]],
        clashing=[(a[1], b[1]), (a[2], b[2])],
    )
    assert [facts for _, _, facts, _, _ in told(summary)] == [[("12", "21")], [("30", "40")]]


def test_the_sides_stand_in_reading_order():
    summary = account({"z": [LONG_21], "a": [LONG_12]}, clashing=[(LONG_12, LONG_21)])
    [pair] = summary.disagreements
    assert (pair.a.text, pair.documents_a) == (LONG_21, (0,))
    assert (pair.b.text, pair.documents_b) == (LONG_12, (1,))
    assert pair.facts[0][0].text == "21"


def test_the_order_of_documents_changes_no_clash():
    sources = {"a": [LONG_12], "b": [SHORT_12], "c": [LONG_21], "d": [NO_FIGURE]}
    found = set()
    for order in itertools.permutations(sources):
        summary = account(
            {name: sources[name] for name in order},
            restated=[(SHORT_12, LONG_12), (NO_FIGURE, LONG_12)],
            clashing=[(SHORT_12, LONG_21)],
        )
        [(a, b, facts, of_a, of_b)] = told(summary)
        sides = (a, facts[0][0], *sorted(of_a)), (b, facts[0][1], *sorted(of_b))
        found.add(frozenset(sides))
    assert len(found) == 1


@given(documents())
def test_every_side_has_sources_from_its_cluster(given_documents):
    summary = summarize(given_documents)
    cluster_of = {entry.sentence.id: entry.cluster for entry in summary.ledger}
    seen = set()
    for pair in summary.disagreements:
        for sentence, sources in ((pair.a, pair.documents_a), (pair.b, pair.documents_b)):
            assert sentence.document in sources
            assert list(sources) == sorted(set(sources))
            assert set(sources) <= set(summary.clusters[cluster_of[sentence.id]].documents)
        facts = frozenset(frozenset((f.kind, f.key) for f in clash) for clash in pair.facts)
        key = frozenset((cluster_of[pair.a.id], cluster_of[pair.b.id])), facts
        assert key not in seen
        seen.add(key)


ROWS = [f"Parcel {number} was sent on Monday." for number in range(10)]


def test_what_is_of_a_series_is_counted():
    summary = account({"a": ROWS}, clashing=itertools.combinations(ROWS, 2))
    assert summary.disagreements == ()
    assert summary.disagreements_unlisted == 45
    line = "not listed: 45 pairs of sentences that differ as the rows of a table do"
    assert f"Disagreements\n  {line}\n" in render_text(summary, explain=True)
    assert f"## Disagreements\n\n- {line}\n" in render_markdown(summary, explain=True)
    assert summary.to_dict()["disagreements_unlisted"] == 45


def test_nine_are_listed_and_nothing_is_said_of_more():
    summary = account({"a": ROWS[:9]}, clashing=itertools.combinations(ROWS[:9], 2))
    assert len(summary.disagreements) == 36
    assert summary.disagreements_unlisted == 0
    assert "not listed" not in render_text(summary, explain=True)


def test_many_that_restate_one_another_are_no_series():
    many = [f"Twelve people {verb} killed." for verb in "were are got lay fell stayed ran".split()]
    many += [f"{word} 12 people were killed." for word in ("Then", "There", "Here")]
    summary = account(
        {str(number): [text] for number, text in enumerate([*many, LONG_21])},
        restated=[(text, many[0]) for text in many[1:]],
        clashing=[(text, LONG_21) for text in many],
    )
    [(_, _, _, of_a, _)] = told(summary)
    assert len(of_a) == 10
    assert summary.disagreements_unlisted == 0


SOUND, BAD = "The old bridge is sound.", "The old bridge is about to fall."


def test_a_contradiction_without_facts():
    summary = account({"a": [SOUND], "b": [BAD], "c": [SOUND]}, clashing=[(SOUND, BAD)])
    assert render_text(summary, explain=True).split("Disagreements\n")[1].startswith(
        "  one contradicts the other\n"
        f"    [1, a 0-24] {SOUND} (said by a, c)\n"
        f"    [2, b 0-32] {BAD}\n"
    )  # fmt: skip
    assert render_markdown(summary, explain=True).split("## Disagreements\n\n")[1].startswith(
        "- one contradicts the other\n"
        f"  - \\[1, a 0-24\\] {SOUND} (said by a, c)\n"
        f"  - \\[2, b 0-32\\] {BAD}\n"
    )  # fmt: skip
    [clash] = json.loads(render_json(summary))["disagreements"]
    assert clash == {"a": 0, "b": 1, "facts": [], "documents": [[0, 2], [1]]}


@pytest.mark.parametrize(
    ("a", "b", "line"),
    [
        ("12 people died.", "21 people died.", "12 people against 21 people"),
        ("12 of the crew died.", "21 died.", "12 against 21 died"),
        ("It holds 12, they say.", "It holds 21\npeople.", "12 against 21 people"),
        ("It did not sink.", "It sank.", "denied (not sink) against affirmed"),
        ("It sank.", "It never came back.", "affirmed against denied (never came)"),
        ("Prices rose sharply.", "Prices fell sharply.", "rose against fell"),
        ("He came on Monday.", "He came on Friday.", "Monday against Friday"),
        ("It won 52, 48 and 7.", "It won 52, 7 and 48.", "the same figures in another order"),
    ],
)
def test_what_clashes_is_told_with_the_word_after_it(a, b, line):
    """Offsets of facts hold in a sentence with line breaks too."""
    page = render_text(account({"a": [a, b]}, clashing=[(a, b.replace("\n", " "))]), explain=True)
    assert f"Disagreements\n  {line}\n    [1] " in page


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("In *all* 12 people died.", r"In \*all\* **12** people died."),
        ("The price is US$5, they say.", r"The price is **US$5**, they say."),
        ("It lost 5\nmillion dollars.", "It lost **5 million dollars**."),
        ("It is -5 degrees.", r"It is **\-5 degrees**."),
        ("It holds 12.", "It holds **12**."),
    ],
)
def test_what_clashes_is_bold(text, bold):
    """Where stars would not make it bold, at a sign after a letter, the whole word is."""
    other = "It is 77."
    page = render_markdown(
        account({"a": [text, other]}, clashing=[(text.replace("\n", " "), other)]), explain=True
    )
    assert f"  - \\[1\\] {bold}\n  - \\[2\\] It is **77**.\n" in page


# A real process, with files.

REUTERS = "12 people were killed in Port Alder. The company did not lower the lake this autumn.\n"
AP = "12 people were killed in Port Alder. Two *old* bridges fell.\n"
LOCAL = "21 people were killed in Port Alder.\n"


@pytest.fixture
def run(tmp_path):
    for name, text in (("reuters", REUTERS), ("ap", AP), ("local", LOCAL)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")

    def run(*arguments, status=0):
        process = subprocess.run(
            [sys.executable, "-m", "summarize", "reuters.txt", "local.txt", "ap.txt", *arguments],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
        assert process.returncode == status, process.stderr
        return process

    return run


def test_process_explains(run):
    page = run("--explain").stdout
    assert (
        "Disagreements\n"
        "  12 people against 21 people\n"
        "    [1, reuters.txt 0-36] 12 people were killed in Port Alder."
        " (said by reuters.txt, ap.txt)\n"
        "    [3, local.txt 0-36] 21 people were killed in Port Alder.\n\n"
    ) in page
    assert (
        "  [1, reuters.txt 0-36] 12 people were killed in Port Alder."
        " (reported by 2 of 3, disputed by 1)\n"
        "    = [4, ap.txt 0-36] 12 people were killed in Port Alder. (said by 1; similarity 1.00)\n"
    ) in page


def test_process_explains_in_markdown(run):
    page = run("--explain", "--format", "markdown").stdout
    assert (
        "## Disagreements\n\n"
        "- 12 people against 21 people\n"
        "  - \\[1, reuters.txt 0-36\\] **12** people were killed in Port Alder."
        " (said by reuters.txt, ap.txt)\n"
        "  - \\[3, local.txt 0-36\\] **21** people were killed in Port Alder.\n\n"
    ) in page
    assert r"Two \*old\* bridges fell." in page


def test_process_in_json(run):
    data = json.loads(run("--format", "json").stdout)
    assert data["schema"] == 1
    assert data["disagreements"] == [
        {
            "a": 0,
            "b": 2,
            "facts": [[{"kind": "figure", "text": "12"}, {"kind": "figure", "text": "21"}]],
            "documents": [[0, 2], [1]],
        }
    ]
    assert data["disagreements_unlisted"] == 0
    assert [entry["covers"] for entry in data["sentences"]] == [[], [], [], [0], []]
    assert not any(entry["uncovered"] for entry in data["sentences"])


def test_process_proves_that_nothing_is_lost(run):
    assert run("--fail-if-lost").stderr == ""
    process = run("--fail-if-lost", "--explain", "--sentences", "1", status=3)
    assert re.fullmatch(r"summarize: \d+ facts? lost\n", process.stderr)
    assert "; not said: " in process.stdout


@pytest.mark.parametrize(
    ("a", "b", "disagree"),
    [
        ("More than 100 people died.", "104 people died.", False),
        ("At least 10 people died.", "12 people died.", False),
        ("About 20 people were hurt.", "At least 19 people were hurt.", False),
        ("The firm has 1,998 employees.", "The firm has about 2,000 employees.", False),
        ("Up to 30 people died.", "At least 20 people died.", False),
        ("More than 100 people died.", "100 people died.", True),
        ("More than 100 people died.", "94 people died.", True),
        ("Fewer than 20 people died.", "At least 20 people died.", True),
        ("About 20 people were hurt.", "30 people were hurt.", True),
        ("104 people died.", "105 people died.", True),
    ],
)
def test_figures_disagree_where_not_both_can_be_right(a, b, disagree):
    summary = summarize([a, b])
    assert bool(summary.disagreements) is disagree
    assert len(summary.sentences) == 2
