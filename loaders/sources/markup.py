"""Pieces of HTML in feeds, tables and JSON: the words that a reader would see."""

from __future__ import annotations

import html
from collections.abc import Mapping

from loaders.text.layout import BLOCKS, CHARACTER, TAG

#: Elements whose text no reader sees.
HIDDEN = frozenset({"script", "style"})


def without_markup(text: str) -> str:
    """`text` as it is, unless it plainly holds HTML, or characters as HTML writes them ("&agrave;")."""
    if TAG.search(text):
        return text_of_fragment(text)
    return html.unescape(text) if CHARACTER.search(text) else text


def text_of_fragment(fragment: str) -> str:
    """The text of a piece of HTML (or of plain text), its blocks as lines."""
    if not fragment.strip():
        return ""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    from lxml import etree  # slow to import, and not needed where texts are plain

    parser = etree.HTMLParser(target=_Words())
    parser.feed(f"<div>{fragment}</div>")
    lines = (" ".join(line.split()) for line in parser.close().splitlines())
    return "\n".join(line for line in lines if line)


class _Words:
    """A target of lxml's parser that builds no tree and keeps the text, a line for each block."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.hidden = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.hidden += tag in HIDDEN
        self._break(tag)

    def end(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN
        self._break(tag)

    def _break(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")

    def data(self, text: str) -> None:
        if not self.hidden:
            self.parts.append(text)

    def close(self) -> str:
        return "".join(self.parts)
