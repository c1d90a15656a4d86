"""Subtitles: captions as running text."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import InputError
from summarize.read import read_document

subtitles = pytest.importorskip("summarize.read.subtitles")
webvtt = pytest.importorskip("webvtt")


def written(captions, kind="vtt"):
    """A file as the format's own writer writes it."""
    made = webvtt.WebVTT()
    for i, text in enumerate(captions):
        made.captions.append(webvtt.Caption(f"00:00:{i:02}.000", f"00:00:{i + 1:02}.000", text))
    file = io.StringIO()
    made.write(file, format=kind)
    return file.getvalue()


def text_of(captions, kind="vtt"):
    return subtitles.extract(written(captions, kind).encode()).text


@pytest.mark.parametrize("kind", ["vtt", "srt"])
def test_captions_are_joined_into_running_text(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    path.write_text(written(["The dam broke", "at noon. Two\ntowns", "flooded."], kind))
    document = read_document(path)
    assert (document.name, document.date) == (str(path), None)
    assert document.text == "The dam broke at noon. Two towns flooded."


@pytest.mark.parametrize(
    ("caption", "text"),
    [
        ("<i>The dam</i> <b>broke</b> <c.red.big>at</c> noon", "The dam broke at noon"),
        ("The <00:00:00.500><c>dam</c><00:00:01.000><c> broke</c>", "The dam broke"),
        ('<font color="#ff0000">The dam</font> broke', "The dam broke"),
        (r"{\an8}The dam {\i1}broke{\i0}", "The dam broke"),
        ("Tom &amp; Ann: 5 &lt; 6 &gt; 4", "Tom & Ann: 5 < 6 > 4"),
        ("[MUSIC] The dam [coughs] broke", "The dam broke"),
        ("(door slams)\nThe dam (in Spain) broke", "The dam (in Spain) broke"),
        ("♪ la la ♪", "la la"),
        ("It broke at 12:30: a shock", "It broke at 12:30: a shock"),
        ("U.S. officials said - and meant - it", "U.S. officials said - and meant - it"),
    ],
)
def test_what_is_no_speech_is_left_out(caption, text):
    assert text_of([caption]) == text


@pytest.mark.parametrize(
    "captions",
    [
        ["<v Ann>Good morning.", "<v Ann>It rains.", "<v.loud Bob Lee>It does."],
        [">> Good morning.", "It rains.", ">> It does."],
        [">> ANN: Good morning.", "It rains.", ">> BOB: It does."],
        ["ANN: Good morning.", "It rains.", "BOB LEE: It does."],
        ["- Good morning.", "It rains.\n- It does."],
    ],
)
def test_each_turn_of_a_speaker_is_a_paragraph_without_the_name(captions):
    assert text_of([c.replace(">>", "&gt;&gt;") for c in captions]) == (
        "Good morning. It rains.\n\nIt does."
    )


def test_what_live_captions_show_again_is_said_once():
    rolling = [
        "the dam broke",
        "the dam broke\nat noon and two",
        "at noon and two",
        "at noon and two\ntowns flooded",
        "towns flooded\nthe dam broke",
    ]
    assert text_of(rolling) == "the dam broke at noon and two towns flooded the dam broke"


def test_what_is_said_twice_in_other_captions_is_kept():
    said = ["No.", "No.", "The dam broke.", "Who said so?", "Ann did.", "And Bob.", "I see."]
    assert text_of(said) == " ".join(said)


def test_notes_styles_and_regions_are_no_captions():
    source = (
        "WEBVTT - The dam\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\nno text\n\n"
        "REGION\nid:a\n\nintro\n00:01.000 --> 00:02.000 align:start\nIt broke.\n\nNOTE no text\n"
    )
    assert subtitles.extract(source.encode()).text == "It broke."


@pytest.mark.parametrize(
    "raw", [b"", b"No subtitles.\n", b"1\n00:00:01 --> then\nA\n", b"\n\n\n1\n"]
)
def test_what_is_neither_format_is_an_error(raw):
    with pytest.raises(InputError, match=r"no subtitles in SRT or WebVTT\."):
        subtitles.extract(raw)


def test_line_ends_marks_and_encodings_are_those_of_texts():
    source = written(["Zwölf", "Menschen"], "srt").replace("\n", "\r\n")
    assert subtitles.extract(b"\xef\xbb\xbf\r\n" + source.encode()).text == "Zwölf Menschen"
    assert subtitles.extract(source.encode("latin-1"), "latin-1").text == "Zwölf Menschen"


_WORDS = st.text(st.sampled_from("abcdeé"), min_size=1, max_size=5)


@given(st.lists(st.lists(_WORDS, min_size=1, max_size=4), min_size=1, max_size=8))
def test_no_word_of_captions_that_do_not_repeat_is_lost(captions):
    numbered = [" ".join(words) + f" {i}" for i, words in enumerate(captions)]
    assert text_of(numbered).split() == " ".join(numbered).split()
