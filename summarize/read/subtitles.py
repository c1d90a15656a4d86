"""Subtitles -> running text.

webvtt-py reads both formats and refuses what is neither. pysubs2 loses captions whose words have
times of their own, as live ones have, and reads any text as no captions; srt reads one format.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import pairwise

from summarize.errors import InputError
from summarize.read.text import Extracted, decode

_TAG = re.compile(r"</?[a-zA-Z\d][^<>]*>|</>|\{\\[^{}]*\}")
# What says who speaks: "<v Ann>", ">>", "- ", "ANN:".
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]*)>")
_SPEAKER = re.compile(r"(?:>>+|[-–—](?=\s))\s*(?:[A-Z][A-Z .'’-]*:\s)?|[A-Z][A-Z .'’-]+:\s")
# Sounds and names, which nobody says.
_BRACKETED = re.compile(r"\[[^\[\]]*\]|[♪♫]")
_SOUND = re.compile(r"\([^()]*\)|\W*")
# Captions roll if so many of them begin with what the one before ended with.
_ROLLING = 1 / 3


def extract(raw: bytes, encoding: str | None = None) -> Extracted:
    """The captions of an SRT or WebVTT file as running text; each turn of a speaker is a paragraph.

    Raises
    ------
    InputError
        If it holds no captions, or is not in that encoding.
    """
    import webvtt  # noqa: PLC0415 - an extra
    from webvtt.errors import MalformedCaptionError, MalformedFileError  # noqa: PLC0415

    text = decode(raw, encoding).lstrip()
    kind = "vtt" if text.startswith("WEBVTT") else "srt"
    try:
        found = webvtt.from_buffer(StringIO(text), format=kind)
    except (MalformedFileError, MalformedCaptionError):
        found = None
    if not found or not len(found.captions):
        raise InputError("no subtitles in SRT or WebVTT.", source="")
    captions = [list(filter(None, map(str.strip, c.raw_text.split("\n")))) for c in found.captions]
    return Extracted(_joined(_unrolled([lines for lines in captions if lines])))


def _unrolled(captions: Sequence[list[str]]) -> Iterator[str]:
    """The lines of captions, without those that live captions show again."""
    plain = [[_TAG.sub("", line).strip() for line in lines] for lines in captions]
    again = [_overlap(before, lines) for before, lines in pairwise([[], *plain])]
    rolling = sum(map(bool, again)) >= max(2, _ROLLING * len(captions))
    for lines, known in zip(captions, again, strict=True):
        yield from lines[known:] if rolling else lines


def _overlap(before: list[str], lines: list[str]) -> int:
    """How many lines begin a caption that ended the one before."""
    most = min(len(before), len(lines))
    return next((n for n in range(most, 0, -1) if before[-n:] == lines[:n]), 0)


def _joined(lines: Iterator[str]) -> str:
    turns: list[list[str]] = [[]]
    speaker = None
    for line in lines:
        voice = _VOICE.search(line)
        text = _BRACKETED.sub(" ", html.unescape(_TAG.sub("", line))).strip()
        mark = _SPEAKER.match(text)
        if mark or (voice and voice[1] != speaker):
            turns.append([])
        speaker = voice[1] if voice else speaker
        spoken = text[mark.end() :] if mark else text
        if not _SOUND.fullmatch(spoken):
            turns[-1].append(spoken)
    return "\n\n".join(" ".join(" ".join(turn).split()) for turn in turns if turn)
