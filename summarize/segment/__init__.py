"""Text -> sentences with exact offsets.

A splitter finds where sentences end in running text; the layout (blank lines, lists, headings)
ends a sentence whatever the splitter says. `segment` merges both by position.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import index

from summarize.document import Document, Sentence
from summarize.errors import OptionError
from summarize.segment.layout import read_layout
from summarize.segment.splitter import PunktSplitter, Splitter, load_splitter

__all__ = ["PunktSplitter", "Splitter", "load_splitter", "segment"]


def segment(documents: Sequence[Document], splitter: Splitter) -> list[Sentence]:
    r"""Split documents into sentences.

    The splitter reads a document as a whole. The layout then has its say: a blank line ends a
    sentence, and so does a line break before a list item, a quoted line or a table row, around a
    heading or a rule, and after a line that had room for the next word, unless the text plainly
    goes on. Other line breaks do not. The marker of a list item ("1.") is no sentence.

    Parameters
    ----------
    documents : sequence of Document
        The input.
    splitter : Splitter
        As from :func:`load_splitter`.

    Returns
    -------
    list of Sentence
        In order. ``documents[s.document].text[s.start:s.end] == s.text``; sentences do not
        overlap, begin and end with no white space, and all text outside of them is white space.

    Raises
    ------
    OptionError
        If a span of the splitter is no pair of offsets within its text.

    Examples
    --------
    >>> text = Document("Ferry sinks\n\nIt was late. The sea\nwas calm.")
    >>> [sentence.text for sentence in segment([text], PunktSplitter("en"))]
    ['Ferry sinks', 'It was late.', 'The sea\nwas calm.']
    """
    found: list[Sentence] = []
    for position, document in enumerate(documents):
        text = document.text
        for start, end in _spans(text, splitter):
            found.append(Sentence(len(found), position, start, end, text[start:end]))
    return found


def _spans(text: str, splitter: Splitter) -> Iterator[tuple[int, int]]:
    """The stretches between two cuts, without the white space around them."""
    breaks, markers = read_layout(text)
    cuts = _splitter_cuts(text, splitter)
    cuts.difference_update(markers)
    cuts.update(breaks)
    cuts.add(len(text))
    left = 0
    for right in sorted(cuts):
        piece = text[left:right]
        bare = piece.strip()
        if bare:
            start = left + piece.index(bare[0])
            yield start, start + len(bare)
        left = right


def _splitter_cuts(text: str, splitter: Splitter) -> set[int]:
    """Both ends of every span: what overlaps is divided, what lies outside stands alone."""
    expected = "an object whose spans are pairs of offsets, 0 <= start <= end <= len(text)"
    cuts: set[int] = set()
    size = len(text)
    for span in splitter.span_tokenize(text):
        try:
            start, end = map(index, span)
        except (TypeError, ValueError):
            raise OptionError("segmenter", expected, span) from None
        if not 0 <= start <= end <= size:
            raise OptionError("segmenter", expected, span)
        cuts.add(start)
        cuts.add(end)
    return cuts
