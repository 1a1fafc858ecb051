"""The user's own facts: checked, kept in a folder of the user's, and counted beside the shipped ones."""

from __future__ import annotations

import csv
import tempfile
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from loaders.facts.reading import EVENTS, KINDS, Kind, check_filled, own_rows, read_facts, rows_of
from loaders.resources import ResourceError, Row, read_toml, user_folder


@dataclass(frozen=True, slots=True)
class FactsImport:
    """What an import did: `kind` of facts, the file they are kept in, and how many rows were new, changed, known."""

    kind: str
    path: Path
    added: int
    changed: int
    unchanged: int

    def __str__(self) -> str:
        return (
            f"{self.kind}: {self.added} added, {self.changed} changed, {self.unchanged} unchanged; kept in {self.path}"
        )


def import_facts(path: Path, folder: Path | None = None) -> FactsImport:
    """Check a CSV file of facts and add them to the user's own (in `folder`, by default `user_folder()`).

    The header tells the kind; columns may stand in any order and those a kind can do without may be left out, with
    commas, semicolons or tabs between. A row that says the same fact as an earlier one (`Kind.key`) replaces it.
    All or nothing: where any row is wrong nothing is added, and the ResourceError names every wrong line. A program
    already running reads the new facts at its next start.
    """
    folder = folder or user_folder()
    kind, rows = _read_any(path)
    problems = []
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        try:
            check_filled(row, *kind.required)
            kind.check([row])
            if kind.key_of(row) in seen:
                raise row.error(f"the same fact stands at line {seen[kind.key_of(row)].line}")
            if kind is EVENTS and row["series"]:
                _check_series(row)
        except ResourceError as error:
            problems.append(str(error))
        else:
            seen[kind.key_of(row)] = row
    if problems:
        count = f"{len(problems)} of {len(rows)} rows {'is' if len(problems) == 1 else 'are'} wrong"
        raise ResourceError("\n".join([f"{path}: nothing was added, {count}", *problems]))
    kept = {kind.key_of(row): row for row in own_rows(kind, folder)}
    before = {key: row.values for key, row in kept.items()}
    kept.update(seen)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / kind.file
    _write(target, kind, kept.values())
    read_facts.cache_clear()
    changed = sum(key in before and before[key] != row.values for key, row in seen.items())
    unchanged = sum(before.get(key) == row.values for key, row in seen.items())
    return FactsImport(kind.name, target, len(seen) - changed - unchanged, changed, unchanged)


def _check_series(row: Row) -> None:
    known = sorted(series["name"] for series in read_toml("series.toml")["series"])
    if row["series"] not in known:
        raise row.error(f"there is no series {row['series']!r}; the known ones are {', '.join(known)}")


def _read_any(path: Path) -> tuple[Kind, list[Row]]:
    """The rows of a user's file in the columns of its kind, in Unicode NFC, missing columns empty."""
    try:
        text = unicodedata.normalize("NFC", path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ResourceError(f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8") from None
    lines = text.splitlines()
    first = lines[0] if lines else ""
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(lines, delimiter=delimiter)
    header = [column.strip().lower() for column in next(reader, [])]
    kind = next(
        (k for k in KINDS if set(k.required) <= set(header) <= set(k.columns) and len(set(header)) == len(header)),
        None,
    )
    if kind is None:
        known = "; ".join(f"{k.name}: {','.join(k.columns)}" for k in KINDS)
        raise ResourceError(f"{path}, line 1: the header {first!r} fits no kind of facts. The headers are: {known}")
    rows = []
    for fields in reader:
        if not any(field.strip() for field in fields):
            continue
        if len(fields) != len(header):
            raise ResourceError(
                f"{path}, line {reader.line_num}: {len(fields)} fields, but the header has {len(header)}; "
                "put a field that holds a comma in double quotes"
            )
        values = dict.fromkeys(kind.columns, "") | {c: f.strip() for c, f in zip(header, fields, strict=True)}
        rows.append(Row(str(path), reader.line_num, values))
    if not rows:
        raise ResourceError(f"{path}: no facts below the header")
    return kind, rows


def _write(target: Path, kind: Kind, rows: Iterable[Row]) -> None:
    """Write a file of the user's whole and at once, so that a failure in between leaves the old one."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=target.parent, prefix=f".{target.name}", delete=False
    ) as new:
        writer = csv.writer(new, lineterminator="\n")
        writer.writerow(kind.columns)
        writer.writerows([row[column] for column in kind.columns] for row in rows)
    Path(new.name).replace(target)


def count_facts() -> list[tuple[str, int, int]]:
    """For each kind of facts: its name, how many are in use, and how many of them are the user's own."""
    folder = user_folder()
    return [(kind.name, len(rows_of(kind, folder)), len(own_rows(kind, folder))) for kind in KINDS]
