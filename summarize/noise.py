"""Which sentences are page furniture: no sentence of the text, but of the page it stood on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.document import Document, Sentence

# No furniture is longer; it also bounds what a regular expression is given.
_LONGEST = 300
# Names and dates on a line of their own are furniture only this near to an end of the document.
_EDGE_LINES = 4
# An identical short line is furniture in that many different documents, and half of all.
_REPEATED_IN = 3
_REPEATED_WORDS = 5

_EOL = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W_]")
_FIGURE = re.compile(r"\d")
_END_MARK = re.compile(r"[.?!…:;,。！？।؟۔][\"'”’»)\]]*\Z")
_MENU_MARKS = frozenset("|·•»›>/‧∙")
_MENU_MARK = re.compile(r"\s+[|·•»›>/‧∙]\s+|\s*\|\s*")
_SITE_MARK = re.compile(r"[\s|,/·•]+")
_LONGEST_ROW = 120
_LIST_ITEM = re.compile(r"(?:[-*+•–—]|\(?\w{1,3}[.)])\s")


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


# Matched against a whole line, without marks around it; English, German, French, Spanish.
_PHRASES = _lines(
    # share, print, comment
    r"share( (this|on|via|with|it)( \w+){0,4})?",
    r"(print|e-?mail|save|tweet|bookmark)( this)?( (article|page|story|post))",
    r"copy link|link copied|share (article|options)|(like|tweet|share|save) this:?",
    r"(leave|post|add|write) (a|your) (comment|reply)|(show|view|hide|read)( all)? comments",
    r"comments( are)? (closed|off|disabled)( on .{1,60})?|no comments( yet)?",
    r"be the first to comment",
    r"teilen|artikel teilen|drucken|kommentar (schreiben|verfassen)|kommentare anzeigen",
    r"partager( (sur|cet article|l['’]article).{0,30})?|imprimer|laisser un commentaire",
    r"compartir( en .{1,20})?|imprimir|deja(r)? un comentario",
    # read on
    r"read (more|next|also|on)|(continue|keep) reading|learn more",
    r"(show|load|view|see) (more|all|less)",
    r"(click|tap) here( (to|for) .{1,40})?|(related|recommended|more|latest|top|popular)"
    r" (articles?|posts?|stories|news|content|topics|videos|reading)|you (may|might) also like",
    r"(most|more) (read|popular|viewed|shared|from .{1,30})|trending( now)?|editor['’]s picks?",
    r"(mehr|weiter) ?(lesen|erfahren|anzeigen)|mehr zum thema|auch interessant",
    r"lesen sie auch.{0,60}",
    r"lire (la suite|aussi|plus)|en savoir plus|voir (plus|tout)|à lire aussi",
    r"articles? (liés|similaires)",
    r"leer más|seguir leyendo|sigue leyendo|ver (más|todo)|te puede interesar",
    r"noticias relacionadas",
    # getting about
    r"exit mobile version|(skip|jump) to( main)?( content| navigation)|(back|return|scroll) to top",
    r"(toggle|open|close|main|show) (menu|navigation|search)|table of contents",
    r"(next|previous|prev|older|newer) (article|post|story|page|entries|posts)",
    r"zum (inhalt|hauptinhalt)( springen)?|nach oben|zurück( nach oben)?|inhaltsverzeichnis",
    r"aller au contenu( principal)?|haut de page|retour en haut|saltar al contenido|volver arriba",
    r"version mobile|mobile version|desktop version|view in browser|loading|please wait|lädt",
    # advertising, accounts, law
    r"advertisements?|advertising|sponsored( content| by .{1,30})?|promoted( content)?|ad feedback",
    r"(story|article) continues below( advertisement)?",
    r"(scroll|continue) (down )?to continue( reading)?",
    r"anzeige|werbung|publicité|annonce|publicidad|anuncio",
    r"(log|sign) ?(in|out|up)( (now|here|to .{1,40}|for free))?|register now|create( an)? account",
    r"(subscribe|sign up|register)( now| here| today)?( (to|for) (our|the|this|my) .{1,60})?",
    r"(get|receive) (our|the) .{0,40}(newsletter|updates)( .{1,40})?",
    r"(daily |weekly |our )?newsletters?",
    r"(follow|like|find|join) us( on .{1,40})?|follow @?\w+ on \w+|anmelden|abonnieren",
    r"newsletter (abonnieren|abonnés?)|(s['’]abonner|abonnez-vous)( .{1,40})?",
    r"suscr[ií]b(ase|ete|irse)( .{1,40})?",
    r"(privacy|cookie)s? (policy|notice|statement|settings|preferences)",
    r"manage (cookies|preferences)",
    r"terms( and conditions| of (use|service))?|(accept|reject|allow)( all)?( cookies)?",
    r"legal notice",
    r"contact us|about us|site ?map|impressum|datenschutz(erklärung)?|nutzungsbedingungen|agb",
    r"mentions légales|politique de confidentialité|aviso legal|política de (privacidad|cookies)",
    r"(this|our) (web)?site uses cookies.*|we use cookies.*|diese (web)?seite verwendet cookies.*",
    r"(ce site|nous) utilis\w+ (des |les )?cookies.*",
    r"(este sitio|utilizamos|usamos).{0,20} cookies.*",
    r"by (continuing|using|browsing) .{0,80}\b(you|site)\b.{0,80}\b(cookies|terms|policy)\b.*",
)
# The only furniture that has a figure, or is a sentence of many words.
_FORMS = _lines(
    r"(subscribe|sign up|register)( now| here| today)? (to|for) (our|the|my) .{0,40}newsletters?",
    r"(this|our) (web)?site uses cookies.*|we use cookies (and|for|on|to)\b.*",
    r"diese (web)?seite verwendet cookies.*|(ce site|nous) utilis\w+ (des |les )?cookies.*",
    r"(comments?|kommentare?|commentaires?|comentarios?|views?|likes?|shares?):? ?\(?[\d.,]+k?\)?",
    r"\(?\d[\d.,]*k?\)? (comments?|shares?|likes?|retweets|kommentare?|commentaires?|comentarios?)",
    r"\d+[- ]min(ute)?s?[- ]read|(lesezeit|reading time|temps de lecture):? ?\d+ min\w*",
    r"page \d+ (of|de|/) \d+",
    r"(©|\(c\) ?(?=\d{4})|copyright (?=©|\(c\)|\d{4}|by\b)).{0,120}|.{0,100}\ball rights reserved",
    r"alle rechte vorbehalten",
    r"tous droits réservés|todos los derechos reservados",
)
# Words that are furniture as a bare line only: with an end mark somebody may have said them.
_BARE = _lines(
    r"comments?|reply|replies|like|print|e-?mail|tweet|save|close|menu|search|home|next|previous",
    r"top|more|tags|topics|related|recommended|contact|about|privacy|login|register|download|pdf",
    r"startseite|suche|menü|weiter|schließen|kommentare?|accueil|recherche|fermer|commentaires?",
    r"inicio|buscar|menú|cerrar|comentarios?|share|partner|sitemap|faq|help|archive|feedback",
)
_SITES = _lines(
    r"facebook|twitter|x|whats ?app|linked ?in|pinterest|reddit|tumblr|telegram|instagram|youtube",
    r"messenger|mastodon|e-?mail|mail|print|share|copy link|link|rss|pocket|threads|bluesky",
    r"tiktok|xing|google\+?|vk|digg|stumbleupon|teilen|drucken|partager|sms",
)
_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*)"
_NAMES = rf"{_NAME}(?:,? (?:(?:and|und|et|y|e|&|for|of|de|von|van) )?(?:{_NAME}|@\w+)){{1,6}}"
_NOT_NAMES = re.compile(
    r"By (The|A|An|All|Any|My|Our|Your|This|That|His|Her|Its|Their)\b", re.IGNORECASE
)
_BYLINE = re.compile(rf"(?:By|BY|by|Von|VON|Par|PAR|Por|POR|Text:|Author:|Autor:) {_NAMES}")
_CREDIT = re.compile(
    rf"\(?(?i:(?:reporting|editing|written|posted|published|compiled|edited|additional reporting"
    rf"|photo(?:graph)?s?|images?|pictures?|video|fotos?|bild|illustration|credit|photo credit"
    rf"|image (?:source|credit)|crédit photo)(?: by |: ?| ?/ ?|, ))"
    rf"{_NAME}(?:[ ,;/]+(?:and|und|et|y|by|via|&|[Ee]diting by|{_NAME})){{0,8}}\)?"
)
_MONTH = (
    r"(?:jan(?:uary|uar|vier)?|enero|feb(?:ruary|ruar|rero)?|février|mar(?:ch|s|zo)?|märz|apr(?:il)?"
    r"|avril|abril|may|mai|mayo|june?|juni|juin|junio|july?|juli|juillet|julio|aug(?:ust)?|août"
    r"|agosto|sept?(?:ember|embre)?|septiembre|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?"
    r"|de[cz](?:ember|iembre)?|décembre)\.?"
)
_DAY = (
    r"(?:(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?|montag|dienstag|mittwoch"
    r"|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:de )?{_MONTH},?(?: de)? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
)
_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?| uhr)?(?: (?:[a-z]{2,4}|utc[+-]?\d*))?"
_STAMP = re.compile(
    r"(?:(?:first |last )?(?:published|updated?|posted|modified|created|veröffentlicht|aktualisiert"
    r"|stand|publié|mis à jour|publicado|actualizado)(?: on| at| am| le| el)?:? )?"
    rf"(?:{_DAY},? (?:den |le )?)?(?:{_DATE}(?:(?:,| at| um| à| -| \||T| ·)? ?{_CLOCK})?"
    rf"|{_CLOCK},? {_DATE})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """Sentences that share their line or lines with nothing else."""

    document: int
    sentences: list[int]
    text: str
    parts: tuple[str, ...]
    at_edge: bool


def find_noise(documents: Sequence[Document], sentences: Sequence[Sentence]) -> list[bool]:
    r"""Say of every sentence whether it is page furniture.

    A sentence is judged with the line it stands on: furniture fills its line. It is wordless; or a
    phrase that pages carry ("Read more", "© 2024 …", "Comments (3)"); or a row of links; or, near
    an end of the document, a by-line or a date alone; or the same short line without an end mark
    and without a figure in half of the documents, at least three different ones.

    Identical lines get one verdict, wherever they stand, so that repeating a text or ordering the
    documents in another way changes nothing. A document that would be noise altogether is none.

    Parameters
    ----------
    documents : sequence of Document
        The input.
    sentences : sequence of Sentence
        Its sentences, in order, as from :func:`summarize.segment.segment`.

    Returns
    -------
    list of bool
        One verdict a sentence, in their order.

    Notes
    -----
    Time is linear in the length of the text. Doubtful lines are kept: what is called noise can be
    in no summary.

    Examples
    --------
    >>> from summarize.segment import PunktSplitter, segment
    >>> text = Document("It rained all day.\n\nShare.\nExit mobile version")
    >>> find_noise([text], segment([text], PunktSplitter("en")))
    [False, True, True]
    """
    lines = list(_read_lines(documents, sentences))
    repeated = _repeated(documents, lines)
    judged = {(line.text, line.parts, line.at_edge) for line in lines}  # each but once
    verdicts = repeated | {line[0] for line in judged if _is_furniture(*line)}
    noise = [not _WORD.search(sentence.text) for sentence in sentences]
    for line in lines:
        if line.text in verdicts:
            for position in line.sentences:
                noise[position] = True
    alive = {s.document for s, bad in zip(sentences, noise, strict=True) if not bad}
    return [bad and s.document in alive for s, bad in zip(sentences, noise, strict=True)]


def _read_lines(documents: Sequence[Document], sentences: Sequence[Sentence]) -> Iterator[_Line]:
    """The lines short enough to be furniture."""
    groups: dict[int, list[list[int]]] = defaultdict(list)
    for position, sentence in enumerate(sentences):
        found = groups[sentence.document]
        text = documents[sentence.document].text
        if found and not _EOL.search(text, sentences[found[-1][-1]].end, sentence.start):
            found[-1].append(position)
        else:
            found.append([position])
    for document, found in groups.items():
        text = documents[document].text
        for number, group in enumerate(found):
            start, end = sentences[group[0]].start, sentences[group[-1]].end
            if end - start <= _LONGEST:
                at_edge = min(number, len(found) - 1 - number) < _EDGE_LINES
                parts = tuple(" ".join(sentences[at].text.split()) for at in group)
                yield _Line(document, group, " ".join(text[start:end].split()), parts, at_edge)


def _is_furniture(text: str, parts: tuple[str, ...], at_edge: bool) -> bool:
    bare = text.strip(" *_#[]<>«»‹›→←▶►▾▼↓↑|•·.…")
    return (
        _is_phrase(text)
        or (len(parts) > 1 and all(map(_is_phrase, parts)))
        or _is_menu(text)
        or _is_row_of_sites(bare)
        or (at_edge and _is_stamp(bare))
    )


def _is_phrase(text: str) -> bool:
    bare = text.strip(" *_#[]<>«»‹›→←▶►▾▼↓↑|•·-–—")
    plain = bare.rstrip(" .:!…")
    if _FORMS.fullmatch(plain):
        return True
    if text.startswith("#") or _LIST_ITEM.match(text) or _FIGURE.search(text):
        return False  # a heading, an item, or a line with something to say
    sentence = len(text.split()) > _REPEATED_WORDS - 1 and _END_MARK.search(text)
    return bool(_BARE.fullmatch(bare) or (not sentence and _PHRASES.fullmatch(plain)))


def _is_menu(text: str) -> bool:
    """Whether a line is a row of links: "Home | News | Sport"."""
    if _MENU_MARKS.isdisjoint(text):
        return False
    items = _MENU_MARK.split(text.strip(" |·•»›>/"))
    return (
        len(items) >= 3
        and not _FIGURE.search(text)
        and not _END_MARK.search(text)
        and all(len(item.split()) <= 3 and item[:1].isupper() for item in items)
    )


def _is_row_of_sites(text: str) -> bool:
    words = _SITE_MARK.split(text) if len(text) <= _LONGEST_ROW else []
    return len(words) >= 2 and all(map(_SITES.fullmatch, words))


def _is_stamp(text: str) -> bool:
    """Whether a line only says who or when."""
    if _STAMP.fullmatch(text) or _CREDIT.fullmatch(text):
        return True
    return bool(_BYLINE.fullmatch(text)) and not _NOT_NAMES.match(text)


def _repeated(documents: Sequence[Document], lines: Sequence[_Line]) -> set[str]:
    """Short lines that most documents carry. Copies of a document count once."""
    different = {document.text for document in documents}
    if len(different) < _REPEATED_IN:
        return set()
    holders = {(line.text, documents[line.document].text) for line in lines if _may_repeat(line)}
    counts = Counter(text for text, _ in holders)
    least = max(_REPEATED_IN, len(different) / 2)
    return {text for text, count in counts.items() if count >= least}


def _may_repeat(line: _Line) -> bool:
    return (
        len(line.text.split()) <= _REPEATED_WORDS
        and not _END_MARK.search(line.text)
        and not _FIGURE.search(line.text)
        and not _LIST_ITEM.match(line.text)
    )
