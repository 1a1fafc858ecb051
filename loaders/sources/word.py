"""The lines of a Word document (Office Open XML, ISO 29500-1): all that a reader sees of its text, in its order.

A package is read by its relationships (ISO 29500-2), also where parts that it names are gone. The tree is walked here,
since the paragraphs of libraries leave out what stands in content controls, tracked insertions, fields and text boxes.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from loaders.sources.xml_names import name_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_TITLES = frozenset({"title", "heading 1"})
# What is not shown: deleted or moved away, the code of a field, the older twin of a drawing.
_UNSEEN = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "tcPr"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = ("footnotes", "endnotes")


def read_word(data: bytes) -> tuple[list[str], str | None]:
    """The lines of a document, its notes last, and the first that has the style of a title, if any.

    A row of a table is a line, its cells with bars between them. KeyError, or what zipfile and lxml raise, for what is
    no document.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        main = _related(archive, "").get("officeDocument", "word/document.xml")
        related = _related(archive, main)

        def tree(kind: str) -> Any:
            name = related.get(kind)
            return _parsed(archive, name) if name in archive.namelist() else None

        root = _parsed(archive, main)
        body = next((child for child in root if name_of(child) == "body"), root)
        lines = list(_lines(body))
        for kind in _NOTES:
            for note in () if (notes := tree(kind)) is None else notes:
                if _attribute(note, "type") in (None, "normal"):
                    lines += _lines(note)
        return lines, next(_titles(body, tree("styles")), None)


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts to which a part of a package, or the package itself, is related, by the last word of the relation."""
    folder, _, name = part.rpartition("/")
    try:
        relations = _parsed(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    except KeyError:
        return {}
    found: dict[str, str] = {}
    for relation in relations:
        target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") != "External":
            found.setdefault(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
    return found


def _parsed(archive: zipfile.ZipFile, name: str | None) -> Any:
    from lxml import etree  # slow to import

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(archive.read(name or ""), parser)


def _attribute(element: Any, name: str) -> str | None:
    value: str | None = element.get(_W + name, element.get(_STRICT + name))
    return value


def _child(element: Any, *names: str) -> Any:
    """What lies below `element` along these names; None where there is none."""
    for name in names:
        element = next((child for child in element if name_of(child) == name), None)
        if element is None:
            return None
    return element


def _lines(block: Any) -> Iterator[str]:
    """The lines of what holds paragraphs and tables, be it in controls or marks of change."""
    pending = ""  # of a paragraph that goes on in the next, since the mark between them is deleted
    boxes: list[Any] = []
    for child in block:
        name = name_of(child)
        if name == "p":
            text = pending + "".join(_words(child, boxes))
            if _child(child, "pPr", "rPr", "del") is not None:
                pending = text
                continue
            pending = ""
            if text.strip():
                yield text.strip()
            for box in boxes:
                yield from _lines(box)
            boxes.clear()
        elif name == "tr":
            if _child(child, "trPr", "del") is not None:
                continue
            cells = (("\n".join(_lines(cell))) for cell in child.iter() if _is_cell_of(cell, child))
            if line := " | ".join(filter(None, cells)):
                yield line
        elif name not in _UNSEEN:
            yield from _lines(child)
    if pending.strip():
        yield pending.strip()
    for box in boxes:
        yield from _lines(box)


def _is_cell_of(element: Any, row: Any) -> bool:
    if name_of(element) != "tc":
        return False
    return next(outer for outer in element.iterancestors() if name_of(outer) == "tr") is row


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The words of a paragraph; the text boxes that hang on it are put into `boxes`."""
    for child in element:
        name = name_of(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "txbxContent":
            boxes.append(child)
        elif name == "r" and _is_hidden(child):
            continue
        elif name not in _UNSEEN:
            yield from _words(child, boxes)


def _is_hidden(run: Any) -> bool:
    vanish = _child(run, "rPr", "vanish")
    return vanish is not None and _attribute(vanish, "val") not in ("0", "false", "off")


def _titles(body: Any, styles: Any) -> Iterator[str]:
    """The paragraphs of the document's own with the style of a title."""
    named = {}
    for style in () if styles is None else styles:
        name = _child(style, "name")
        if name is not None:
            named[_attribute(style, "styleId")] = (_attribute(name, "val") or "").lower()
    for paragraph in body.iter():
        if name_of(paragraph) != "p":
            continue
        style = _child(paragraph, "pPr", "pStyle")
        if style is not None and named.get(_attribute(style, "val")) in _TITLES:
            text = " ".join("".join(_words(paragraph, [])).split())
            if text:
                yield text
