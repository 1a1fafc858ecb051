"""`make train`: the weights of the reader, from labelled articles, cross-validated by article.

Reads the open labels of the reference data, the batches already scored blind, and the project's own labels
(`benchmarks/labels`). First the linear weights of mentions (`loaders/events/weights.tsv`), then the trees that judge
claims (`loaders/events/claims.json`), which learn from mentions scored by weights that have not seen their article.
Writes both and prints what cross-validation says, by the official scorer's rules. The same labels give the same files.

A label says of an article which two states had contact on which day, not where it says so. So of all mentions of a true
claim only the likeliest teach: those whose word of contact is of the labelled type, and that the weights so far prefer.
"""

from __future__ import annotations

import argparse
import json
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import lightgbm
import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from benchmarks.gold import PROJECT, Record, labelled_articles, scorer
from loaders.article import Article
from loaders.events.claims import Claim, claim_features, claims_of
from loaders.events.mentions import Mention
from loaders.events.propose import Pair, Span
from loaders.events.score import BIAS, Weight, shared
from loaders.extract import Reading, read
from loaders.text.normalise import normalise
from loaders.text.sentences import find_sentences
from loaders.text.zones import find_zones

EVENTS = PROJECT / "loaders" / "events"
FOLDS = 5
SEEN_IN = 4  # articles in which a feature must occur to be learned
SMALL = 0.04  # weights below this are left out of the file
Key = tuple[Pair, Span]
# Which frames word which labelled types, beside their own.
_ALIKE = {
    frozenset(pair)
    for pair in (
        ("talks", "meeting"), ("talks", "dialogue"), ("dialogue", "meeting"), ("ceremony", "visit"),
        ("meeting", "visit"), ("talks", "visit"), ("ceremony", "meeting"), ("exchange", "ceremony"),
        ("exchange", "meeting"), ("exchange", "visit"), ("aid", "ceremony"),
    )
}  # fmt: skip
_TREES = {
    "n_estimators": 220, "learning_rate": 0.05, "num_leaves": 10, "min_child_samples": 25, "subsample": 0.8,
    "subsample_freq": 1, "colsample_bytree": 0.4, "reg_lambda": 10, "verbose": -1, "n_jobs": 1, "random_state": 1,
    "deterministic": True, "force_row_wise": True,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labels:
    """What an article's labels ask for (`required`), allow (`optional`), and are about (`main`)."""

    required: dict[Key, list[Record]]
    optional: dict[Key, list[Record]]
    main: frozenset[Key]

    def matched(self, pair: Pair, spans: Iterable[Span | None]) -> Key | None:
        """The label that a claim meets, a required one first."""
        for table in (self.required, self.optional):
            for span in spans:
                if span is not None and (pair, span) in table:
                    return pair, span
        return None


def labels_of(record: Record) -> Labels:
    parse = scorer().parse
    required: dict[Key, list[Record]] = defaultdict(list)
    optional: dict[Key, list[Record]] = defaultdict(list)
    main = set()
    for e in record["events"]:
        kind, days = parse(e["date"])
        if kind not in ("exact", "interval"):
            continue
        key: Key = (tuple(sorted(e["countries"])), days)  # type: ignore[assignment]
        if e["optional"] or e.get("year_uncertain"):
            optional[key].append(e)
        else:
            required[key].append(e)
            if e["main"]:
                main.add(key)
    return Labels(dict(required), {k: v for k, v in optional.items() if k not in required}, frozenset(main))


@dataclass(slots=True)
class Sample:
    """One article, read with its day of publication or without."""

    source: str
    way: str  # GIVEN, ALONE or PIECE
    record: Record
    labels: Labels
    reading: Reading
    fold: int


GIVEN, ALONE, PIECE = "day given", "text alone", "piece"


def samples(alone_every: int) -> list[Sample]:
    """All labelled articles with their day; every so manieth also without, and a few sentences of each as a text."""
    out = []
    for n, (source, article, record) in enumerate(labelled_articles()):
        labels = labels_of(record)
        fold = zlib.crc32(record["id"].encode()) % FOLDS
        whole = Article(
            record["id"], article["text"], article.get("title"), article.get("url"), published=record.get("published")
        )
        piece = Article(record["id"], _piece(article["text"], record), published=record.get("published"))
        ways = [(GIVEN, whole), (PIECE, piece)]
        if n % alone_every == 0:
            ways.append((ALONE, replace(whole, published=None)))
        out += [Sample(source, way, record, labels, read(given), fold) for way, given in ways]
    return out


def _piece(text: str, record: Record) -> str:
    """One to three sentences of an article, around the date words of a label where there are any.

    People bring short texts as well, and what holds of a whole article must not be needed to read one sentence.
    """
    text = normalise(text).text
    sentences = find_sentences(text, find_zones(text))
    dice = zlib.crc32(("piece" + record["id"]).encode())
    required = [e for e in record["events"] if not e["optional"]] or record["events"]
    words = normalise(required[dice % len(required)]["date_text"]).text if required else ""
    at = text.find(words) if words else -1
    middle = next((n for n, s in enumerate(sentences) if s.start <= at < s.end), dice % max(1, len(sentences)))
    first, last = max(0, middle - (dice >> 8) % 2), min(len(sentences) - 1, middle + (dice >> 10) % 2)
    return text[sentences[first].start : sentences[last].end] if sentences else text


class Matrix:
    """The mentions of all samples as rows of a sparse matrix, with what is known of each."""

    def __init__(self, taken: Sequence[Sample]) -> None:
        self.samples = taken
        self.mentions: list[Mention] = [m for s in taken for m in s.reading.mentions]
        self.sample = np.repeat(np.arange(len(taken)), [len(s.reading.mentions) for s in taken])
        self.fold = np.array([s.fold for s in taken])[self.sample]
        seen: dict[str, tuple[int, int]] = {}
        noted: set[int] = set()
        for at, m in zip(self.sample, self.mentions, strict=True):
            for names in (m.of_contact, m.of_pair, m.of_day, m.of_both):
                if id(names) not in noted:
                    noted.add(id(names))
                    for name in names:
                        count, last = seen.get(name, (0, -1))
                        seen[name] = (count + (last != at), int(at))
        self.names = sorted(name for name, (count, _) in seen.items() if count >= SEEN_IN)
        place = {name: n for n, name in enumerate(self.names)}
        coded: dict[int, list[int]] = {}
        ends, columns = [0], []
        of_day, of_pair = np.zeros(len(place), bool), np.zeros(len(place), bool)
        for m in self.mentions:
            for family, names in enumerate((m.of_contact, m.of_pair, m.of_day, m.of_both)):
                row = coded.get(id(names))
                if row is None:
                    row = coded[id(names)] = sorted({place[n] for n in names if n in place})
                    if family >= 2:
                        of_day[row] = True
                    if family in (1, 3):
                        of_pair[row] = True
                columns += row
            ends.append(len(columns))
        self.x = sparse.csr_matrix(
            (np.ones(len(columns), np.float32), np.array(columns, np.int32), np.array(ends)),
            shape=(len(self.mentions), len(place)),
        )
        self.of_day, self.of_pair = np.where(of_day)[0], np.where(of_pair)[0]
        self._match()

    def _match(self) -> None:
        n = len(self.mentions)
        self.true = np.zeros(n, bool)
        self.fits = np.zeros(n)
        known: dict[tuple[int, Any], Key | None] = {}
        rows: dict[tuple[int, Key], list[int]] = defaultdict(list)
        contact: dict[Any, int] = {}
        self.by_pair, self.by_day = np.zeros(n, np.int64), np.zeros(n, np.int64)
        for i, (at, m) in enumerate(zip(self.sample, self.mentions, strict=True)):
            labels = self.samples[at].labels
            key = (int(at), m.key)
            if key not in known:
                known[key] = labels.matched(*m.key)
            place = (int(at), m.contact.start)
            self.by_pair[i] = contact.setdefault((*place, m.pair.pair), len(contact))
            self.by_day[i] = contact.setdefault((*place, m.day.spans, m.day.made), len(contact))
            label = known[key]
            if label is None:
                continue
            self.true[i] = True
            rows[int(at), label].append(i)
            types = {e["type"] for e in labels.required.get(label) or labels.optional[label]}
            mine = m.contact.frame.type if m.contact.frame else None
            self.fits[i] = (
                2.0 if mine in types else 1.0 if any(frozenset((mine, t)) in _ALIKE for t in types) else 0.2
            ) + 0.5 * (m.day.of.how == "own")
        self.groups = [np.array(those) for those in rows.values()]

    def teaching(self, z: np.ndarray) -> np.ndarray:
        """Which mentions teach: all false ones, and of each true claim the likeliest."""
        use = np.ones(len(self.mentions), bool)
        for those in self.groups:
            likely = self.fits[those] + 0.5 * z[those]
            use[those] = likely >= likely.max() - 0.7
        return use

    def fit(self, rows: np.ndarray, columns: np.ndarray | None, strength: float, steps: int) -> np.ndarray:
        """Weights of a logistic regression (a bias last) that tells the true mentions among `rows`."""
        x = self.x[rows] if columns is None else self.x[rows][:, columns]
        sign = np.where(self.true[rows], 1.0, -1.0)
        turned = x.T.tocsr()

        def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
            margin = sign * (x @ v[:-1] + v[-1])
            slope = -sign / (1 + np.exp(np.clip(margin, -30, 30)))
            value = np.logaddexp(0, -margin).sum() + v[:-1] @ v[:-1] / (2 * strength)
            return float(value), np.append(turned @ slope + v[:-1] / strength, slope.sum())

        done = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": steps})
        return np.asarray(done.x)

    def heads(self, teach: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The three heads, learned from the mentions of `teach`: weights by feature, event's bias last."""
        z = np.zeros(len(self.mentions))
        event = np.zeros(0)
        for _ in range(2):
            use = self.teaching(z)
            event = self.fit(np.where(teach & use)[0], None, 0.05, 45)
            z = self.x @ event[:-1] + event[-1]
        use = self.teaching(z)
        true = self.true & use
        day = self._among(self.by_pair, teach, true, use, self.of_day)
        pair = self._among(self.by_day, teach, true, use, self.of_pair)
        return event, day, pair

    def _among(
        self, group: np.ndarray, teach: np.ndarray, true: np.ndarray, use: np.ndarray, columns: np.ndarray
    ) -> np.ndarray:
        """Weights that tell the true one of each group that has one."""
        holds = np.zeros(group.max() + 1, bool)
        holds[group[true & teach]] = True
        rows = np.where(teach & holds[group] & (use | ~self.true))[0]
        weights = np.zeros(len(self.names))
        weights[columns] = self.fit(rows, columns, 0.1, 45)[:-1]
        return weights

    def sums(self, heads: tuple[np.ndarray, np.ndarray, np.ndarray]) -> np.ndarray:
        event, day, pair = heads
        return np.stack([self.x @ event[:-1] + event[-1], self.x @ day, self.x @ pair], axis=1)


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of a sample with what it is judged by."""

    sample: int
    claim: Claim
    numbers: dict[str, float]


def judged(m: Matrix, sums: np.ndarray) -> list[Judged]:
    """The claims of all samples, from the sums of their mentions' weights."""
    out = []
    at = 0
    for n, s in enumerate(m.samples):
        size = len(s.reading.mentions)
        part: list[Weight] = [tuple(row) for row in sums[at : at + size].tolist()]
        at += size
        claims = claims_of(shared(s.reading.mentions, part))
        written: date | None = s.reading.timeline.hinge.days[0] if s.reading.timeline.hinge.days else None
        out += [Judged(n, c, f) for c, f in zip(claims, claim_features(claims, written), strict=True)]
    return out


def _write_types(m: Matrix) -> None:
    """How often each word of contact of a true claim stands for each labelled type, smoothed by its frame."""
    use = m.teaching(m.fits * 4)
    by_frame: dict[str, Counter[str]] = defaultdict(Counter)
    by_words: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    told: set[tuple[int, int, Any]] = set()
    for i in np.where(m.true & use)[0]:
        mention, labels = m.mentions[i], m.samples[m.sample[i]].labels
        label = labels.matched(*mention.key)
        if label is None or mention.contact.frame is None or (int(m.sample[i]), mention.contact.start, label) in told:
            continue
        told.add((int(m.sample[i]), mention.contact.start, label))
        types = {e["type"] for e in labels.required.get(label) or labels.optional[label]}
        for t in types:
            by_frame[mention.contact.frame.name][t] += 1 / len(types)
            by_words[mention.contact.frame.name, mention.contact.words][t] += 1 / len(types)
    lines = []
    for frame, counts in sorted(by_frame.items()):
        lines.append((frame, "", _shares(counts, {}, 0)))
        for (other, words), some in sorted(by_words.items()):
            if other == frame and sum(some.values()) >= 3:
                lines.append((frame, words, _shares(some, _shares(counts, {}, 0), 3)))
    text = "".join(
        f"{frame}\t{words}\t{' '.join(f'{t}={v:.2f}' for t, v in shares.items() if v >= 0.02)}\n"
        for frame, words, shares in lines
    )
    (EVENTS / "types.tsv").write_text(text, encoding="utf-8")


def _shares(counts: Counter[str], before: dict[str, float], weight: float) -> dict[str, float]:
    total = sum(counts.values()) + weight
    return {t: (counts[t] + weight * before.get(t, 0)) / total for t in sorted({*counts, *before})}


def _table(claims: Sequence[Judged], names: Sequence[str]) -> np.ndarray:
    return np.array([[float(j.numbers[name]) for name in names] for j in claims])


def _trees(x: np.ndarray, y: np.ndarray) -> lightgbm.LGBMClassifier:
    return lightgbm.LGBMClassifier(**_TREES).fit(x, y)


def _write_weights(m: Matrix, heads: tuple[np.ndarray, np.ndarray, np.ndarray]) -> int:
    event, day, pair = heads
    lines = [f"{BIAS}\t{event[-1]:.3f}\t0\t0"]
    for name, *ws in zip(m.names, event[:-1], day, pair, strict=True):
        if max(map(abs, ws)) >= SMALL:
            lines.append(name + "".join("\t" + (f"{w:.2f}".rstrip("0").rstrip(".") or "0") for w in ws))
    (EVENTS / "weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


def _plain(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    assert node["decision_type"] == "<="
    return [node["split_feature"], round(node["threshold"], 4), _plain(node["left_child"]), _plain(node["right_child"])]


def _write_trees(model: lightgbm.LGBMClassifier, names: Sequence[str]) -> None:
    trees = [_plain(t["tree_structure"]) for t in model.booster_.dump_model()["tree_info"]]
    text = json.dumps({"features": list(names), "trees": trees}, separators=(",", ":"))
    (EVENTS / "claims.json").write_text(text.replace("],[[", "],\n[[") + "\n", encoding="utf-8")


def out_of_fold(m: Matrix) -> tuple[list[Judged], np.ndarray, list[str]]:
    """All claims with the chance that models give them which have not seen their article."""
    sums = np.zeros((len(m.mentions), 3))
    for fold in range(FOLDS):
        held = m.fold == fold
        sums[held] = m.sums(m.heads(~held))[held]
        print(f"  fold {fold + 1} of {FOLDS}")
    claims = judged(m, sums)
    names = list(claims[0].numbers)
    x, (required, optional) = _table(claims, names), _truth(m, claims)
    folds = np.array([m.samples[j.sample].fold for j in claims])
    chance = np.zeros(len(claims))
    for fold in range(FOLDS):
        teach = (folds != fold) & ~optional
        chance[folds == fold] = _trees(x[teach], required[teach]).predict_proba(x[folds == fold])[:, 1]
    return claims, chance, names


def _truth(m: Matrix, claims: Sequence[Judged]) -> tuple[np.ndarray, np.ndarray]:
    required, optional = np.zeros(len(claims), bool), np.zeros(len(claims), bool)
    for n, j in enumerate(claims):
        labels = m.samples[j.sample].labels
        label = labels.matched(j.claim.pair, j.claim.spans)
        required[n] = label in labels.required
        optional[n] = label is not None and not required[n]
    return required, optional


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--keep", metavar="FILE", help="also keep the cross-validated claims, as a pickle, for study")
    args = ap.parse_args()
    begun = time.time()
    taken = samples(alone_every=3)
    m = Matrix(taken)
    print(f"{len(taken)} readings, {len(m.mentions)} mentions, {len(m.names)} features, {time.time() - begun:.0f} s")
    claims, chance, names = out_of_fold(m)
    print(f"cross-validated, {time.time() - begun:.0f} s")
    if args.keep:
        import pickle

        rows = [(j.sample, j.claim, j.numbers) for j in claims]
        meta = [(s.source, s.record, s.labels, s.way) for s in taken]
        with open(args.keep, "wb") as f:
            pickle.dump((meta, rows, chance, names), f)
    heads = m.heads(np.ones(len(m.mentions), bool))
    print(f"{_write_weights(m, heads)} weights")
    _write_types(m)
    required, optional = _truth(m, claims)
    x = _table(claims, names)
    _write_trees(_trees(x[~optional], required[~optional]), names)
    print(f"done, {time.time() - begun:.0f} s")


if __name__ == "__main__":
    main()
