"""Elements and attributes of office files by their local names: none of those read differ by namespace alone."""

from __future__ import annotations

from typing import Any


def name_of(element: Any) -> str:
    """The local name of an element; empty for a remark or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute_of(element: Any, name: str) -> str | None:
    """The value of an attribute by its local name; None where there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)
