"""What in a text is layout and none of its words: marks of HTML, spaces that fill, are tied or left out, broken lines.

Mail, PDF and terminals break lines at a width; what was set in columns fills them with spaces; exports of tables and
JSON keep marks of HTML and line ends as they were written; a corpus that was segmented into words ties those of several
syllables ("Bộ_trưởng"). The words are the same, so they must read the same.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex as re

from loaders.patterns import lazy_re, lazy_regex
from loaders.text.numbers import FULL_ENGLISH_MONTHS
from loaders.value import value

#: Elements of HTML that stand on lines of their own.
BLOCKS = frozenset({
    "p", "div", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead",
    "tbody", "tr", "td", "th", "blockquote", "figure", "figcaption", "center", "pre", "article", "section", "header",
    "footer", "aside",
})  # fmt: skip
_WORDS = frozenset({"span", "b", "i", "u", "strong", "em", "a", "img", "font", "small", "sup", "sub"})


def _tags(names: Iterable[str]) -> re.Pattern[str]:
    return lazy_regex(rf"</?(?:{'|'.join(sorted(names))})\b[^<>]*>", re.IGNORECASE)


_BLOCK, _INLINE = _tags(BLOCKS), _tags(_WORDS)
#: A tag of either.
TAG = _tags(BLOCKS | _WORDS)
# A character as HTML writes it, by number or name.
CHARACTER = lazy_regex(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
# Line ends as JSON and SQL write them; one alone may be the name of a folder.
_WRITTEN = lazy_regex(r"(?:\\r)?\\n")
_WRITTEN_TIMES = 2
# Of Markdown: bold words, headings, links; the mark of lines that a mail quotes.
_BOLD = lazy_regex(r"\*\*(?=\S)|(?<=\S)\*\*")
_HEADING = lazy_regex(r"^#{1,6} ", re.MULTILINE)
_LINK = lazy_regex(r"\[([^\[\]\n]{1,200})\]\(https?://[^\s()]{1,2000}\)")
_QUOTED = lazy_regex(r"^(?:> ?)+", re.MULTILINE)
_QUOTED_LINES = 0.5
# What stands in a text that has such marks, the mark, and what it stands for.
_MARKS = (("<", _BLOCK, "\n"), ("<", _INLINE, ""), ("**", _BOLD, ""), ("# ", _HEADING, ""))
# A run of two spaces is one; a longer one before a capital parts the entries of a menu, and stays.
_FILLED = lazy_regex(r"(?<=[^ \n] )(?: (?=[^ \n])| {2,}(?=[^ \n\p{Lu}]))")
_TIED = lazy_regex(r"(?<=\p{L})_(?=\p{L})")
# Where a space may be missing: at a capital inside a word, behind a mark, before a number that a letter touches.
_LETTERS = "".join(filter(str.isalpha, map(chr, (*range(0x180), 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1EA0, 0x1EFA)))))
_LARGE, _SMALL = "".join(filter(str.isupper, _LETTERS)), "".join(filter(str.islower, _LETTERS))
_COUNTED = r"(?<=\d)(?:tháng|năm|đến|tới|và)(?!\w)"
_TOUCHING = lazy_re(
    rf"[{_LARGE}.!?,;\d](?:(?<=[{_LARGE}{_SMALL}].)(?=[{_SMALL}])|(?<=[.!?,;])(?=[{_LARGE}{_SMALL}])|(?<=[{_SMALL}]\d))"
    rf"|{_COUNTED}"
)
# It is behind a mark ("hợp tác.Chiều 4/3,tại"), no address or abbreviation; between a word that only days follow and
# its number ("ngày4/3"), or a number and the word behind ("4tháng 3"); before a capital, where one of the two words has
# letters that only Vietnamese has ("ViệtNam", but "iPhone").
_MARKED = lazy_regex(r"(?<=[\p{Ll}\d/][\p{Ll}\d)”\"])[.!?](?=\p{Lu}\p{Ll})|(?<=[\p{L}\d)])[,;](?=\p{L}{2})")
_NUMBERED = lazy_regex(
    rf"(?<=\b(?:(?i:sáng|trưa|chiều|tối|đêm|ngày|hôm|tháng|năm)|{'|'.join(map(str.title, FULL_ENGLISH_MONTHS))}))\d"
)
_BEHIND = lazy_regex(_COUNTED)
_CAPITAL = lazy_regex(
    r"(?<=\p{Ll})(?:(?<=[^\W\d_a-zA-Z]\p{Ll}{0,4})\p{Lu}(?=\p{Ll})|\p{Lu}(?=\p{Ll}{0,4}[^\W\d_a-zA-Z]))"
)
# A part of day with its date that is glued to the words before it ("Ảnh: TTXVNChiều 4/3") begins a line: pages run a
# caption and the text below it together so.
_BEGINS = lazy_regex(r"(?<=\p{L}{2})(?:Sáng|Trưa|Chiều|Tối|Đêm|Ngày|Hôm) (?:ngày |nay|qua|\d)")
#: The end of a sentence at the end of a line.
CLOSED = lazy_regex(r"[.!?…:;][\"”»'’)\]]*$")
# Envoys on lines of their own below the line that tells what they did: "tiếp các Đại sứ:" / "- Đại sứ Lào …".
_ENVOY = lazy_regex(
    r"[;.,]?[ \t]{0,4}\n{1,3}[ \t]{0,8}[-–•+*▪·][ \t]{0,4}"
    r"(?=(?i:(?:ngài|ông|bà|tân) )?(?i:đại sứ|đại biện|cao ủy|tổng lãnh sự)(?!\p{L}))"
)
_ENVOY_LINE = 160
# Lines of a text that was broken at a width: none is longer (but for one in ten, an address or a headline) …
_NARROWEST, _WIDEST = 30, 140
_LONGER = 0.1
# … and breaks stand in the middle of sentences, before a small letter: so many of them, or fewer where so many lines
# reach to the edge.
_IN_SENTENCES, _FEW_IN_SENTENCES = 0.25, 0.08
_FEWEST = 2
_FULL_LINES, _TO_THE_EDGE = 0.35, 0.9
# A line that leaves so much of the width empty was not broken for want of room.
_FULL = 0.7
# A line of the page's own, whose end is no broken one: the entries of a menu, or its clock.
_ENTRIES = lazy_regex(
    r"[^|›»>\n]*(?:\s(?:[|›»]|>{1,2})\s[^|›»>\n]*){2}"
    r"|(?:[^.,;:\n]*?\S\s{2,}(?=\p{Lu})){3}[^.,;:\n]*\Z"
)
_CLOCK = lazy_regex(
    r"\W*(?:(?:cập nhật|ngày đăng|đăng ngày|xuất bản)\s*:\s*\d"
    r"|[\d\s:/.,|-]{6,}\d:\d{2}(?::\d{2})?\s*(?:am|pm|sa|ch)?\s*\Z)",
    re.IGNORECASE,
)


@value
class Edit:
    """[start, end) of a text, which may be empty, stands for `words`: one character, or nothing."""

    start: int
    end: int
    words: str


def markup(text: str) -> list[Edit]:
    """Tags as the line ends that they make, or nothing; characters that HTML writes by number or name; the marks of
    Markdown and of quoted mail; line ends that were written out."""
    found = [Edit(m.start(), m.end(), end) for sign, mark, end in _MARKS if sign in text for m in mark.finditer(text)]
    if "&" in text:
        found += _characters(text)
    if "](" in text:
        for m in _LINK.finditer(text):
            found += (Edit(m.start(), m.start(1), ""), Edit(m.end(1), m.end(), ""))
    if text.count("\\n") >= _WRITTEN_TIMES:
        found += [Edit(m.start(), m.end(), "\n") for m in _WRITTEN.finditer(text)]
    if text.count("\n>") >= _QUOTED_LINES * (text.count("\n") + 1):
        found += [Edit(m.start(), m.end(), "") for m in _QUOTED.finditer(text)]
    return _apart(found)


def _characters(text: str) -> Iterator[Edit]:
    for m in CHARACTER.finditer(text):
        words = html.unescape(m[0])
        if len(words) == 1:
            yield Edit(m.start(), m.end(), " " if words.isspace() else words)


def _apart(found: list[Edit]) -> list[Edit]:
    """The edits in order, without those that begin inside another."""
    out: list[Edit] = []
    for e in sorted(found, key=lambda e: (e.start, -e.end)):
        if not out or e.start >= out[-1].end:
            out.append(e)
    return out


def spaces(text: str) -> list[Edit]:
    """Runs of spaces as one."""
    return [Edit(m.start(), m.end(), "") for m in _FILLED.finditer(text)] if "  " in text else []


def ties(text: str) -> list[Edit]:
    """What ties the syllables of a word as a space."""
    return [Edit(m.start(), m.end(), " ") for m in _TIED.finditer(text)] if "_" in text else []


def joins(text: str) -> list[Edit]:
    """Spaces that were left out, and the end of a line before a part of day that was glued to what it follows."""
    out = []
    for m in _TOUCHING.finditer(text):
        at = m.start()
        if _BEGINS.match(text, at):
            out.append(Edit(at, at, "\n"))
        elif _CAPITAL.match(text, at) or _NUMBERED.match(text, at) or _BEHIND.match(text, at):
            out.append(Edit(at, at, " "))
        elif _MARKED.match(text, at):
            out.append(Edit(at + 1, at + 1, " "))
    return out


def envoys(text: str) -> list[Edit]:
    """Where each line of a list of envoys begins, below a head that ends in a colon: they are of its sentence."""
    out: list[Edit] = []
    at = -1  # where the line of the one before begins
    for m in _ENVOY.finditer(text):
        heads = text[m.start() - 1 : m.start()] == ":"
        if heads or (at >= 0 and m.start() - at <= _ENVOY_LINE and "\n" not in text[at : m.start()]):
            out.append(Edit(m.start(), m.end(), " " if heads else ","))
            at = m.end()
        else:
            at = -1
    return out


def breaks(text: str) -> list[Edit]:
    """The breaks of lines that stand for a space, where the text was broken at a width."""
    if text.count("\n") < _FEWEST:
        return []
    lines = _lines(text)
    pairs = [(a, b) for a, b in pairwise(lines) if len(a) and len(b)]
    width = _width([len(line) for line in lines if len(line)])
    if width is None or not _is_broken(text, pairs, width):
        return []
    return [
        # a word or a day parted at its hyphen ("2-" / "6") is whole again
        Edit(a.end, b.start, "" if _is_parted(text, a, b) else " ")
        for a, b in pairs
        if _goes_on(text, a, b, width)
    ]


# In this order: what is marked up may be laid out as well.
STEPS = (markup, spaces, ties, envoys, joins, breaks)


@value
class _Line:
    """[start, end) without the white space around it."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


def _width(lengths: Sequence[int]) -> int | None:
    """The width that lines were broken at, if they were; None where they are too long for it."""
    known = sorted(lengths)
    width = known[int(len(known) * (1 - _LONGER))] if len(known) > 1 / _LONGER else max(known, default=0)
    return width if _NARROWEST <= width <= _WIDEST else None


def _is_broken(text: str, pairs: Sequence[tuple[_Line, _Line]], width: int) -> bool:
    """Whether lines were broken at a width. `pairs`: a line and the one right behind it."""
    inside = sum(text[b.start].islower() and len(a) >= _FULL * width and not _closes(text, a) for a, b in pairs)
    full = sum(len(a) >= _TO_THE_EDGE * width for a, _ in pairs)
    least = _FEW_IN_SENTENCES if full >= _FULL_LINES * len(pairs) else _IN_SENTENCES
    return inside >= max(_FEWEST, least * len(pairs))


def _is_parted(text: str, a: _Line, b: _Line) -> bool:
    return text[a.end - 1] == "-" and text[a.end - 2 : a.end - 1].isalnum() and text[b.start].isalnum()


def _goes_on(text: str, a: _Line, b: _Line, width: int) -> bool:
    """Whether a line goes on in the next: a small letter follows, or there was no room for the word that does."""
    if _is_furniture(text, a) or _is_furniture(text, b):
        return False
    closed = _closes(text, a)
    if text[b.start].islower() and not closed:
        return True
    if not closed:
        return len(a) >= _FULL * width
    word = text[b.start : b.end].split(maxsplit=1)[0]
    return len(a) + 1 + len(word) > width


def _is_furniture(text: str, line: _Line) -> bool:
    """Whether a line is a menu ("Trang chủ | Tin tức | Thư viện") or a clock of the page ("Cập nhật: 18/03/2009")."""
    at = line.start, line.end
    return _CLOCK.match(text, *at) is not None or _ENTRIES.match(text, *at) is not None


def _closes(text: str, line: _Line) -> bool:
    return CLOSED.search(text, max(line.start, line.end - 4), line.end) is not None


def _lines(text: str) -> Sequence[_Line]:
    out = []
    at = 0
    for words in text.split("\n"):
        start = at + len(words) - len(words.lstrip())
        out.append(_Line(start, max(start, at + len(words.rstrip()))))
        at += len(words) + 1
    return out
