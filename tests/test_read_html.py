"""Pages: their main text, in paragraphs, and the date that they state."""

from __future__ import annotations

import datetime as dt

import pytest

from summarize import InputError
from summarize.read import read_document
from summarize.segment import load_splitter, segment

html = pytest.importorskip("summarize.read.html")
pytest.importorskip("trafilatura")

MENU = """<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>
<li><a href="/sport">Sport</a></li></ul></nav></header>
<div id="cookie-banner" class="cookie-consent"><p>We use cookies to give you the best experience.
By continuing you accept our cookie policy.</p><button>Accept all</button></div>"""
FOOTER = """<aside><h3>Most read</h3><ul><li><a href="/1">Ten tips for a better sleep</a></li>
<li><a href="/2">Football results</a></li></ul></aside>
<footer><p>© 2019 Daily Post. All rights reserved. <a href="/imprint">Imprint</a></p></footer>"""
ARTICLE = """<main><article><h1>Ferry capsizes</h1>
<p>Twelve people died on Monday when a ferry cap&shy;sized<br>off the northern coast,
   officials   said. Divers searched the <a href="/wreck">wreck</a> until nightfall.</p>
<h2>Search goes on</h2>
<p>The vessel had <em>carried 80 passengers</em> and six crew, said the owner of <b>M</b>V Ann.</p>
<blockquote><p>We heard a loud bang and then the lights went out, a survivor said.</p>
</blockquote>
<ul><li>The ferry was built in 1987, and inspected in <b>May</b> of last year</li>
<li>The captain, who has been with the company for ten years, survived</li></ul>
<table><tr><th>Deck</th><th>Passengers</th></tr><tr><td>Upper</td><td>50 <i>people</i></td></tr>
<tr><td></td><td><p>30 children</p></td></tr></table>
<p>The call <code>mayday()</code> was sent at noon, the coast guard said on Monday evening.</p>
<pre><code>print("no text")</code></pre>
<script>var text = "<p>no text</p>";</script><style>p {color: red}</style>
<!-- no text -->
<p>An inquiry will begin on Thursday, the ministry announced.</p></article></main>"""
SENTENCES = (
    "Twelve people died on Monday when a ferry capsized off the northern coast, officials said.",
    "Divers searched the wreck until nightfall.",
)
PARAGRAPHS = [
    "Ferry capsizes",
    " ".join(SENTENCES),
    "Search goes on",
    "The vessel had carried 80 passengers and six crew, said the owner of MV Ann.",
    "We heard a loud bang and then the lights went out, a survivor said.",
    "The ferry was built in 1987, and inspected in May of last year",
    "The captain, who has been with the company for ten years, survived",
    "Deck\tPassengers",
    "Upper\t50 people",
    "30 children",
    "The call mayday() was sent at noon, the coast guard said on Monday evening.",
    "An inquiry will begin on Thursday, the ministry announced.",
]


def page(body, head="<meta charset=utf-8>"):
    return f"<!DOCTYPE html><html><head>{head}<title>News</title></head><body>{body}</body></html>"


NEWS = page(MENU + ARTICLE + FOOTER)


def text_of(source, encoding=None):
    return html.extract(source.encode() if isinstance(source, str) else source, encoding).text


def test_an_article_is_its_paragraphs_without_menus_and_banners():
    assert text_of(NEWS).split("\n\n") == PARAGRAPHS


def test_every_heading_item_and_row_is_a_sentence_of_its_own(tmp_path):
    path = tmp_path / "news.html"
    path.write_text(NEWS, encoding="utf-8")
    document = read_document(path)
    assert document.name == str(path)
    sentences = [str(sentence) for sentence in segment((document,), load_splitter("en"))]
    expected = [PARAGRAPHS[0], *SENTENCES, *PARAGRAPHS[2:]]
    assert sentences == expected


def test_a_table_that_lays_out_the_page_is_read_as_paragraphs_and_so_are_double_line_breaks():
    cell = "<h2>The dam</h2><p>The dam broke at noon, the mayor said on Monday evening.</p>"
    breaks = "Two towns were flooded by the water.<br><br>\n<br>It took<br>\nthree days to<br/> go."
    laid_out = page(
        f"<table><tr><td>{cell}</td><td><p>{breaks}</p><p>Nobody died.</p></td></tr></table>"
    )
    assert text_of(laid_out).split("\n\n") == [
        "The dam",
        "The dam broke at noon, the mayor said on Monday evening.",
        "Two towns were flooded by the water.",
        "It took three days to go.",
        "Nobody died.",
    ]


def test_a_document_that_is_no_page_of_a_site_keeps_its_lists():
    body = (
        "<h1>Figures</h1><p>Revenue rose by 12 percent in the second quarter, the company said.</p>"
        "<p>Three reasons were named:</p><ul><li>Demand for pumps rose<ul><li>in France</li>"
        "<li>in Spain</li></ul></li><li>A weak currency</li></ul>"
        "<dl><dt>Margin</dt><dd>The share of revenue that is profit.</dd></dl>"
        "<p>The outlook was not changed, and the board will meet on Thursday.</p>"
    )
    for around in ("%s", "<div class=WordSection1>%s</div>", "<section id=a>%s</section>"):
        assert text_of(page(around % body)).split("\n\n") == [
            "Figures",
            "Revenue rose by 12 percent in the second quarter, the company said.",
            "Three reasons were named:",
            "Demand for pumps rose",
            "in France",
            "in Spain",
            "A weak currency",
            "Margin",
            "The share of revenue that is profit.",
            "The outlook was not changed, and the board will meet on Thursday.",
        ]


def test_a_short_document_keeps_its_paragraphs():
    body = "<h1>The dam</h1><p>It broke.</p><ul><li>Two towns</li><li>A bridge</li></ul>"
    assert text_of(page(body)).split("\n\n") == ["The dam", "It broke.", "Two towns", "A bridge"]


def test_a_blog_is_its_post_without_comments():
    post = (
        "<p>This year I planted tomatoes in the shade of the wall, which was a mistake.</p>"
        "<h3>What I will do</h3><ol><li>Move the bed to the south.</li></ol>"
        "<p>Tomatoes need six hours of sun a day. Mine had two, and the plants stayed small.</p>"
    )
    blog = page(
        '<div class="menu"><a href="/">Start</a> <a href="/about">About</a></div>'
        f'<div class="post"><h2>Tomatoes</h2><div class="entry">{post}</div></div>'
        '<div id="comments"><h3>1 comment</h3><div class="comment"><p>Great post!</p></div></div>'
    )
    assert text_of(blog).split("\n\n") == [
        "Tomatoes",
        "This year I planted tomatoes in the shade of the wall, which was a mistake.",
        "What I will do",
        "Move the bed to the south.",
        "Tomatoes need six hours of sun a day. Mine had two, and the plants stayed small.",
    ]


def test_a_page_of_one_sentence_and_a_piece_of_a_page_are_read():
    assert text_of(page("<p>The dam broke at noon.</p>")) == "The dam broke at noon."
    assert text_of("<p>The dam broke.</p><p>Two towns flooded.</p>") == (
        "The dam broke.\n\nTwo towns flooded."
    )


@pytest.mark.parametrize(
    "source",
    ["", " \n", page(""), page("<nav><a href='/'>Home</a></nav>"), "no page at all", "<", "\0" * 9],
)
def test_a_page_without_main_text_is_an_error(source):
    with pytest.raises(InputError, match="no main text was found in the page"):
        text_of(source)


UMLAUTS = "<p>Zwölf Menschen ertranken in den Fluten, sagte die Polizei – »Hölle« für alle.</p>"


@pytest.mark.parametrize(
    ("encoding", "head", "named"),
    [
        ("utf-8", "", None),
        ("utf-8", "<meta charset=latin-1>", None),  # wrong, and seen to be
        ("utf-8-sig", "", None),
        ("utf-16", "", None),
        ("cp1252", "", None),
        ("cp1252", "<meta http-equiv=Content-Type content='text/html; charset=no-such'>", None),
        (
            "mac-roman",
            "<meta http-equiv=Content-Type content='text/html; charset=mac-roman'>",
            None,
        ),
        ("mac-roman", '<meta charset="mac-roman">', None),
        ("mac-roman", "<meta charset=cp1252>", "mac-roman"),
    ],
)
def test_letters_are_read_in_the_encoding_that_is_named_or_stated(encoding, head, named):
    source = page(UMLAUTS * 3, head).encode(encoding)
    assert text_of(source, named).startswith("Zwölf Menschen ertranken in den Fluten, sagte die")
    assert "– »Hölle« für" in text_of(source, named)


JSON_LD = """<script type="application/ld+json">{"@type": "NewsArticle",
"datePublished": "2026-11-02T09:30:00+01:00"}</script>"""
STATED = [
    ('<meta property="article:published_time" content="2026-11-02T09:30:00+01:00">', "", 9),
    ('<meta name="date" content="2026-11-02">', "", 0),
    (JSON_LD, "", 9),
    ("", '<time datetime="2026-11-02T09:30:00+01:00">Monday</time>', 9),
]


@pytest.mark.parametrize(("head", "body", "hour"), STATED)
def test_a_page_has_the_date_that_it_states(tmp_path, head, body, hour):
    path = tmp_path / "news.html"
    path.write_text(page(body + ARTICLE, head))
    date = read_document(path).date
    assert (date.year, date.month, date.day) == (2026, 11, 2)
    assert date.hour in {0, hour}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p>On 3 March 2021 the dam broke, and on 5 May 2022 it was mended by the town.</p>",
        '<p>See <a href="/2021/03/04/dam.html">the report</a> of the town on the dam.</p>',
    ],
)
def test_a_date_in_the_text_or_its_footer_is_not_the_date_of_the_page(body):
    assert html.extract(page(MENU + ARTICLE + body + FOOTER).encode()).date is None


def test_a_date_after_today_is_the_same_on_any_day():
    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(days=400)
    head = f'<meta name="date" content="{tomorrow:%Y-%m-%d}">'
    assert html.extract(page(ARTICLE, head).encode()).date.startswith(f"{tomorrow:%Y-%m-%d}")
