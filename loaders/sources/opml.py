"""OPML: the lists of feeds that feed readers export."""

from __future__ import annotations

import re

from loaders.patterns import lazy_re

_ROOT = lazy_re(r"<opml[\s>]", re.IGNORECASE)
_DECLARATION = lazy_re(r"^\s*<\?xml\b[^>]*\?>")


def is_opml(head: str) -> bool:
    """True where these first characters of a file open an OPML document."""
    return head.lstrip("\ufeff \r\n\t").startswith("<") and _ROOT.search(head) is not None


def feeds_of(text: str) -> list[str]:
    """The addresses of the feeds that an OPML document lists, in its order, each once."""
    from lxml import etree  # slow to import

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    plain = _DECLARATION.sub("", text.lstrip("\ufeff"))
    try:
        root = etree.fromstring(plain.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    outlines = root.iter("outline", "Outline", "OUTLINE") if root is not None else ()
    named = ({name.lower(): value.strip() for name, value in outline.attrib.items()} for outline in outlines)
    return list(dict.fromkeys(told["xmlurl"] for told in named if told.get("xmlurl")))
