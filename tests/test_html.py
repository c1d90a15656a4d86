"""The HTML report: valid, small, self-contained, and nothing of the input in it but as text."""

from __future__ import annotations

import base64
import hashlib
import json
import pickle
import re
from html.parser import HTMLParser

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import budgets, documents, texts

from summarize import Document, Summarizer, summarize
from summarize.budget import count_words
from summarize.entries import Fate
from summarize.facts import KEPT_KINDS
from summarize.joining import join_sentences
from summarize.render.html import render_html, size_limit
from summarize.render.html.escape import clean, escape, in_units, to_json
from summarize.render.html.lengths import measure_lengths
from summarize.render.html.matching import Matcher
from summarize.render.html.repeats import tell_repeats
from summarize.render.notebook import repr_html

ARTICLE = (
    "The dam broke at noon. 12 people were killed in Port Alder.\n\n"
    "At noon the dam broke. 21 people were killed in Port Alder. Rain is likely.\n\n"
    "Share.\nRead more"
)
NEWS = summarize(
    [Document("21 people died. The dam broke.", "b"), Document("The bridge is safe.", "c")],
    seen=[Document("12 people died. The dam broke.", "old <i>news</i>", "2026-11-02")],
)
HOSTILE = (
    "<script>alert(1)</script> is what he wrote.",
    "</script><script>alert(2)</script> ended it.",
    "<!-- He opened a comment. <![CDATA[ And another ]]> --> he said.",
    "\" onmouseover=\"alert(3) ' onfocus='alert(4) was the name.",
    "</style><style>*{display:none}</style> hid the page.",
    "</title><img src=x onerror=alert(5)> was in it.",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &copy were references.",
    "\u202eThis was turned round.\u202c And \u2066this was \u2067isolated.",
    "A null \x00 and a bell \x07 and a \ud800 surrogate stood there.",
    "Line\r\nbreaks\rof \x85all \x0bkinds\u2028were\u2029in\x0cit.",
    "${title} $data and {{ this }} were no templates.",
    "🙂 12 people 🙂 died 🙂 in Port Alder.",
)  # fmt: skip


class Elements(HTMLParser):
    """The elements of a page, with their attributes and their own text."""

    def __init__(self, page):
        super().__init__()
        self.found, self._open = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append([tag, dict(attrs), ""])
        if tag not in {"meta", "br", "input"}:
            self._open.append(self.found[-1])

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        if self._open:
            self._open[-1][2] += data

    def of(self, tag):
        return [(attributes, text) for name, attributes, text in self.found if name == tag]


def data_of(page):
    return json.loads(re.search(r'type="application/json">(.*?)</script>', page)[1])


def source_texts(page):
    """What stands in the sentences of the text, in order."""
    return [text for _, text in sentences_of(page)]


def sentences_of(page):
    source = re.search(
        r'<div id="source".*?>\n(.*)</div>\n</section>\n<div id="side" ', page, re.DOTALL
    )
    return Elements(source[1]).of("span")


def is_valid(page):
    # The parser is slow, and the style sheet and the script are always the same.
    short = re.sub(r"(?s)<style>.*?</style>|<script>.*?</script>", "", page)
    html5lib.HTMLParser(strict=True).parse(short)  # raises at the first error
    return True


@given(documents(), st.none() | budgets())
def test_every_report_is_valid_bounded_and_holds_the_text(given_documents, budget):
    summary = summarize(given_documents, **(budget or {}))
    page = render_html(summary)
    assert is_valid(page)
    assert len(page.encode()) <= size_limit(summary)
    assert source_texts(page) == [clean(entry.sentence.text) for entry in summary.ledger]
    assert is_valid(f"<!DOCTYPE html><title>a</title>{repr_html(summary)}")


@given(texts(), st.none() | budgets())
def test_the_numbers_are_those_of_a_slow_count(text, budget):
    summarizer = Summarizer()
    summary = summarizer.summarize(text, **(budget or {}))
    find_facts = summarizer.reader().facts
    lengths = measure_lengths(summary, find_facts)
    assert sorted(lengths.order) == sorted(c.representative.id for c in summary.clusters)
    assert sorted(lengths.reading) == sorted(lengths.order)
    sentences = [entry.sentence for entry in summary.ledger]
    facts_of = {i: find_facts(re.sub(r"\s", " ", sentences[i].text)) for i in lengths.order}
    for n in range(len(lengths.order) + 1):
        chosen = set(lengths.order[:n])
        page = join_sentences(
            [sentences[i] for i in lengths.reading if i in chosen], summary.documents
        )
        assert lengths.characters[n] == len(page)
        assert lengths.words[n] == count_words(page)
        stated = {(f.kind, key) for i in chosen for f in facts_of[i] for key in f.implies}
        assert lengths.facts[n] >= len({
            (f.kind, f.key) for i in chosen for f in facts_of[i] if f.kind in KEPT_KINDS
        } & stated)  # fmt: skip
    kept = len(summary.sentences)
    assert set(lengths.order[:kept]) == {sentence.id for sentence in summary.sentences}
    assert lengths.characters[kept] == len(str(summary))
    assert lengths.compression_ratios()[kept] == summary.compression_ratio
    assert lengths.facts[kept] == summary.measures.facts_kept
    assert lengths.facts_total == summary.measures.facts_total
    assert lengths.retentions()[kept] == summary.retention


@given(documents(), budgets())
def test_what_is_kept_is_in_the_order_of_the_summary(given_documents, budget):
    summary = summarize(given_documents, **budget)
    lengths = measure_lengths(summary, Summarizer().reader().facts)
    kept = {sentence.id for sentence in summary.sentences}
    assert [i for i in lengths.reading if i in kept] == [s.id for s in summary.sentences]


@given(documents(), st.none() | budgets())
def test_the_ranking_begins_with_what_is_kept(given_documents, budget):
    summary = summarize(given_documents, **(budget or {}))
    for one in (summary, pickle.loads(pickle.dumps(summary))):
        ranking = one.ranking()
        assert sorted(ranking) == sorted(c.representative.id for c in one.clusters)
        fates = [one.ledger[i].fate for i in ranking]
        assert fates == sorted(fates, key=lambda fate: fate is not Fate.KEPT)


def test_the_ranking_goes_on_as_a_longer_summary_does():
    summary = summarize(ARTICLE)
    for count in range(1, len(summary.clusters)):
        shorter = summary.recut(sentences=count)
        assert {s.id for s in shorter.sentences} == set(shorter.ranking()[:count])


def test_the_policy_allows_what_is_inlined_and_nothing_else():
    page = render_html(summarize(ARTICLE))
    elements = Elements(page)
    [policy] = [a["content"] for a, _ in elements.of("meta") if "http-equiv" in a]
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    [(_, style)] = elements.of("style")
    [(data, _), (script, code)] = elements.of("script")
    assert data == {"id": "data", "type": "application/json"}
    assert script == {}

    def digest(text):
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert allowed == {
        "default-src": "'none'", "script-src": digest(code), "style-src": digest(style),
        "base-uri": "'none'", "form-action": "'none'",
    }  # fmt: skip


def no_code(page):
    elements = Elements(page)
    tags = [name for name, _, _ in elements.found]
    assert tags.count("script") == 2
    assert tags.count("style") == tags.count("title") == 1
    assert not {"img", "iframe", "object", "embed", "link", "base", "i", "b"} & set(tags)
    for _, attributes, _ in elements.found:
        assert not [
            name for name in attributes if name.startswith("on") or name in {"style", "src"}
        ]
        assert attributes.get("href", "#source") == "#source"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_text(text):
    other = "12 people were killed in Port Alder."
    summary = summarize([Document(f"{text} {other} {text}", text), Document(text, "b")])
    page = render_html(summary)
    assert is_valid(page)
    no_code(page)
    assert source_texts(page) == [clean(entry.sentence.text) for entry in summary.ledger]
    page.encode()
    repr_html(summary).encode()


def test_hostile_names_and_what_was_seen_are_text():
    seen = [Document(f"{text} 12 people died.", text) for text in HOSTILE]
    summary = summarize([Document("21 people died.", text) for text in HOSTILE], seen=seen)
    page = render_html(summary)
    assert is_valid(page)
    no_code(page)
    assert not set("\u202e\u2066\u2067") & set(page.split('<div id="source"')[0])


@given(st.text(), st.text())
def test_escaped_text_is_read_as_it_was(before, after):
    page = f"<!DOCTYPE html><title>a</title><p>x{escape(before)}<br>{escape(after)}</p>"
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    [paragraph] = tree.iter("p")
    assert list(paragraph.itertext()) == ["x" + clean(before), *([clean(after)] if after else [])]
    assert len(clean(before)) == len(before)


@given(st.text())
def test_json_says_what_it_was_and_ends_no_script(text):
    page = to_json([text])
    assert json.loads(page) == [text]
    assert "<" not in page


@given(st.text(), st.data())
def test_offsets_count_as_a_browser_does(text, data):
    at = data.draw(st.integers(0, len(text)))
    assert in_units(text, [at]) == [len(text[:at].encode("utf-16-le", "surrogatepass")) // 2]


def test_a_report_is_the_same_every_time():
    texts = {"a": ARTICLE, "b": ARTICLE[::-1]}
    assert render_html(summarize(texts)) == render_html(summarize(texts), explain=True)


def test_an_empty_text_has_a_report():
    page = render_html(summarize(""))
    html5lib.HTMLParser(strict=True).parse(page)
    assert "0 sentences, 0 kept, no disagreements" in page
    assert "No sentence repeats another." in page
    assert data_of(page)["order"] == []
    assert "An empty summary." in repr_html(summarize(""))


def test_sentences_are_marked_by_fate_and_point():
    page = render_html(summarize(ARTICLE))
    classes = [attributes.get("class", "") for attributes, _ in sentences_of(page)]
    assert classes == ["c0", "", "r c0", "", "", "n", "n"]
    assert "7 sentences, 4 kept, 1 restated, 2 noise, 1 disagreement" in page
    assert "Sentence 3 repeats sentence 1." in page


def test_disagreements_have_their_facts_marked():
    [[a, b, _, _, in_a, in_b, what]] = data_of(render_html(summarize(ARTICLE)))["clashes"]
    assert (a, b, in_a, in_b, what) == (1, 3, [0, 2], [0, 2], "12 people against 21 people")


def test_changes_and_what_was_seen():
    page = render_html(NEWS)
    data = data_of(page)
    [[before, source, after, was, is_now, what]] = data["changes"]
    assert (before, source, after) == ("12 people died.", "old <i>news</i>, 2026-11-02", 0)
    assert (was, is_now, what) == ([0, 2], [0, 2], "was 12 people, now 21 people")
    assert data["seen"] == {"1": [100, ["The dam broke.", "old <i>news</i>, 2026-11-02"]]}
    assert "<h3><bdi>b</bdi></h3>" in page
    assert "1 seen before" in page


def test_a_language_is_that_of_the_text():
    page = render_html(summarize("Der Damm brach. Es regnet.", language="de"))
    assert '<html lang="en">' in page  # the page around it is English
    assert '<div id="source" lang="de"' in page


def test_what_has_no_room_is_counted():
    # Every sentence contradicts some others: far more pairs than sentences.
    rows = " ".join(
        f"{n} people died in {town}." for town in ("Velm", "Torsk") for n in range(2, 9)
    )
    page = render_html(summarize(rows))
    data = data_of(page)
    assert len(data["clashes"]) + data["clashes_left_out"] == len(summarize(rows).disagreements)


@pytest.mark.parametrize(
    "text", ["Yes. No. " * 5000, "<&<& and < or & it. " * 3000, "a\n\n" * 3000]
)
def test_the_size_is_bounded_where_texts_are_odd(text):
    summary = summarize(text)
    assert len(render_html(summary).encode()) <= size_limit(summary)


def test_matching_words():
    summary = summarize(
        "In 2021 Maria Lund warned that the spillway was too small. Twelve people were killed. "
        "Lund had issued a warning about the spillway. 12 people died."
    )
    matcher = Matcher("en", Summarizer().reader().facts)
    a, b, c, d = (entry.sentence for entry in summary.ledger)
    first, second = matcher.match([(c, (a,)), (d, (b,))])
    assert [c.text[i:j] for i, j in first.said] == ["Lund", "warning about the spillway"]
    assert [c.text[i:j] for i, j in first.unsaid] == ["issued"]
    assert [a.text[i:j] for i, j in first.saying[0]] == ["Maria Lund warned that the spillway"]
    assert [d.text[i:j] for i, j in second.said] == ["12 people died"]
    assert second.unsaid == ()


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("ABCABC", "Sentences 4–6 repeat sentences 1–3."),
        ("ABCADB", "Sentences 4 and 6 repeat sentences 1 and 2."),
        ("ABCDEFG", "No sentence repeats another."),
        ("AABCDEFGB", "Sentence 2 repeats sentence 1; sentence 9 repeats sentence 3."),
    ],
)
def test_repetition_is_told_in_words(order, told):
    sentences = dict(
        zip(
            "ABCDEFG",
            "The dam broke at noon.|Two towns were flooded.|Rain is likely.|The mayor resigned."
            "|Schools stay closed.|A bridge was built.|Insurers expect claims.".split("|"),
            strict=True,
        )
    )
    assert tell_repeats(summarize(" ".join(sentences[letter] for letter in order))) == told


def test_repetition_across_documents_names_them():
    summary = summarize(
        {"ap": "The dam broke at noon.", "<b>": "The dam broke at noon. Rain fell."}
    )
    assert tell_repeats(summary) == "Sentence 2 (<b>) repeats sentence 1 (ap)."
    assert "Sentence 2 (&lt;b>) repeats" in render_html(summary)
