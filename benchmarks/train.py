"""`make train`: the weights of the reader, from labelled articles, cross-validated by article.

Reads the open labels of the reference data, the batches already scored blind, and the project's own labels
(`benchmarks/labels`). First the linear weights of mentions (`loaders/events/weights.tsv`), then the trees that judge
claims (`loaders/events/claims.json`), which learn from mentions scored by weights that have not seen their article.
Writes both and prints what cross-validation says, by the official scorer's rules. The same labels give the same files
on one machine; another processor rounds the last digits of a fit otherwise, and trees split otherwise where two splits
are nearly as good.

A label says of an article which two states had contact on which day, not where it says so. So of all mentions of a true
claim only the likeliest teach: those whose word of contact is of the labelled type, and that the weights so far prefer.
"""

from __future__ import annotations

import argparse
import json
import pickle
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import lightgbm
import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from benchmarks.crossval import Answer, counts_of, events_of, write_curve, write_results
from benchmarks.gold import OWN, PROJECT, Record, labelled_articles, scorer
from loaders.article import Article
from loaders.dates.days import Span
from loaders.events.claims import Claim, claim_features, claims_of, marks_of
from loaders.events.kinds import Kinds, ever_told, kind_features
from loaders.events.mentions import Mention
from loaders.events.pairs import Pair
from loaders.events.score import BIAS, Sums, shared
from loaders.events.trees import trees_of
from loaders.extract import Reading, read
from loaders.lexicon.words import TYPES
from loaders.text.document import read as read_text
from loaders.text.normalise import normalise

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
        ("ceremony", "meeting"), ("exchange", "ceremony"),
        ("exchange", "meeting"), ("exchange", "visit"), ("aid", "ceremony"),
    )
}  # fmt: skip
_TREES = {
    "objective": "binary", "num_iterations": 400, "learning_rate": 0.05, "num_leaves": 32, "min_child_samples": 40,
    "subsample": 0.8, "subsample_freq": 1, "colsample_bytree": 0.2, "reg_lambda": 10, "verbose": -1, "num_threads": 1,
    "seed": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
_KINDS = _TREES | {
    "num_iterations": 60, "colsample_bytree": 0.4,
    "learning_rate": 0.07, "num_leaves": 6, "min_child_samples": 15, "reg_lambda": 5,
}  # fmt: skip
MARKED = 400  # claims that a mark must be said of, for trees to ask for it
# What a label of the project's own counts beside one of others: its writers' habits are not those of the judges.
OWN_COUNTS = 0.5
LIKELY = -1.0  # claims of a lower worth seldom hold, and teach no types


@dataclass(frozen=True, slots=True)
class Labels:
    """What an article's labels ask for (`required`), allow (`optional`), and are about (`main`)."""

    required: dict[Key, list[Record]]
    optional: dict[Key, list[Record]]
    main: frozenset[Key]

    def types(self, label: Key) -> set[str]:
        """The types that a label allows."""
        return {e["type"] for e in self.required.get(label) or self.optional[label]}

    def matched(self, pair: Pair, spans: Iterable[Span | None], within: bool) -> Key | None:
        """The label that a claim meets, a required one first. `within`: one day somewhere in a span meets it."""
        known = [s for s in spans if s is not None]
        for table in (self.required, self.optional):
            for span in known:
                if (pair, span) in table:
                    return pair, span
                if within and (found := next((k for k in table if k[0] == pair and _admits(span, k[1])), None)):
                    return found
        return None


def _admits(span: Span, label: Span) -> bool:
    day = label[0] or label[1]
    return day is not None and (span[0] is None or span[0] <= day) and (span[1] is None or day <= span[1])


def labels_of(record: Record) -> Labels:
    parse = scorer().parse
    required: dict[Key, list[Record]] = defaultdict(list)
    optional: dict[Key, list[Record]] = defaultdict(list)
    main = set()
    for e in record["events"]:
        kind, days = parse(e["date"])
        if kind not in ("exact", "interval"):
            continue
        key: Key = (tuple(sorted(e["countries"])), days)
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

    @property
    def counts(self) -> float:
        return OWN_COUNTS if self.source == "own" else 1.0


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
    document = read_text(text)
    text, sentences = document.text, document.sentences
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
        self.counts = np.array([s.counts for s in taken])[self.sample]
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
        self.family = np.zeros(len(place), np.int8)
        for m in self.mentions:
            for family, names in enumerate((m.of_contact, m.of_pair, m.of_day, m.of_both)):
                row = coded.get(id(names))
                if row is None:
                    row = coded[id(names)] = sorted({place[n] for n in names if n in place})
                    self.family[row] = family
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
            key = (int(at), (m.key, m.day.within))
            if key not in known:
                known[key] = labels.matched(*m.key, m.day.within)
            place = (int(at), m.contact.start)
            self.by_pair[i] = contact.setdefault((*place, m.pair.pair), len(contact))
            self.by_day[i] = contact.setdefault((*place, m.day.spans, m.day.made), len(contact))
            label = known[key]
            if label is None:
                continue
            self.true[i] = True
            rows[int(at), label].append(i)
            types = labels.types(label)
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
        counts = self.counts[rows]
        turned = x.T.tocsr()

        def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
            margin = sign * (x @ v[:-1] + v[-1])
            slope = -sign * counts / (1 + np.exp(np.clip(margin, -30, 30)))
            value = counts @ np.logaddexp(0, -margin) + v[:-1] @ v[:-1] / (2 * strength)
            return float(value), np.append(turned @ slope + v[:-1] / strength, slope.sum())

        done = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": steps})
        return np.asarray(done.x)

    def heads(self, teach: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The three heads, learned from the mentions of `teach`: weights by feature, event's bias last."""
        z = np.zeros(len(self.mentions))
        event = np.zeros(0)
        for _ in range(2):
            use = self.teaching(z)
            event = self.fit(np.where(teach & use)[0], None, 0.1, 45)
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
        """A row for each mention, in the order of `Sums`."""
        event, day, pair = heads
        parts = [self.x @ np.where(self.family == n, event[:-1], 0) for n in range(4)]
        return np.stack([*parts[:3], parts[3] + event[-1], self.x @ day, self.x @ pair], axis=1)


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
        part = [Sums(*row) for row in sums[at : at + size].tolist()]
        at += size
        claims = claims_of(shared(s.reading.mentions, part))
        numbers = claim_features(claims, s.reading.written, s.reading.about)
        out += [Judged(n, c, f) for c, f in zip(claims, numbers, strict=True)]
    return out


def count_types(m: Matrix, taught: np.ndarray) -> dict[tuple[str, str], dict[str, float]]:
    """How often each word of contact of a true claim stands for each labelled type, smoothed by its frame.

    `taught`: which mentions are looked at. By frame and words; the frame alone under no words.
    """
    use = m.teaching(m.fits * 4)
    by_frame: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    by_words: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    told: set[tuple[int, int, Any]] = set()
    for i in np.where(m.true & use & taught)[0]:
        mention, labels = m.mentions[i], m.samples[m.sample[i]].labels
        label = labels.matched(*mention.key, mention.day.within)
        if label is None or (int(m.sample[i]), mention.contact.start, label) in told:
            continue
        told.add((int(m.sample[i]), mention.contact.start, label))
        types = labels.types(label)
        for t in types:
            by_frame[mention.contact.frame.name][t] += 1 / len(types)
            by_words[mention.contact.frame.name, mention.contact.words][t] += 1 / len(types)
    shares = {}
    for frame, counts in sorted(by_frame.items()):
        shares[frame, ""] = _shares(counts, {}, 0)
        for (other, words), some in sorted(by_words.items()):
            if other == frame and sum(some.values()) >= 3:
                shares[frame, words] = _shares(some, _shares(counts, {}, 0), 3)
    return {key: {t: round(v, 2) for t, v in some.items() if v >= 0.02} for key, some in shares.items()}


def teach_kinds(m: Matrix, claims: Sequence[Judged], taught: np.ndarray) -> tuple[Kinds, dict[str, Any]]:
    """What tells the types of claims, and the same as plain data. `taught`: the samples that teach.

    Each type has trees of its own: a day of talks and of the signing after them is as much of one type as of the other.
    """
    shares = count_types(m, taught[m.sample])
    rows: list[dict[str, float]] = []
    told: list[set[str]] = []
    counts: list[float] = []
    of_pair: dict[tuple[int, Pair], list[Claim]] = defaultdict(list)
    for j in claims:
        of_pair[j.sample, j.claim.pair].append(j.claim)
    ever = {at: ever_told(those, shares) for at, those in of_pair.items()}
    for j in claims:
        sample = m.samples[j.sample]
        label = sample.labels.matched(j.claim.pair, j.claim.spans, j.claim.within)
        if label is None or not taught[j.sample] or j.claim.best.worth < LIKELY:
            continue
        rows.append(kind_features(j.claim, ever[j.sample, j.claim.pair], shares))
        told.append(sample.labels.types(label))
        counts.append(sample.counts)
    names = list(rows[0])
    x = np.array([[float(row[name]) for name in names] for row in rows])
    by_type = {}
    for t in TYPES:
        y = np.array([t in types for types in told])
        by_type[t] = _roots(_trees(x, y, np.array(counts), _KINDS))
    trees = {t: trees_of({"features": names, "trees": roots}) for t, roots in by_type.items()}
    return Kinds(shares, trees), {"features": names, "trees": by_type}


def _write_kinds(kinds: Kinds, plain: Mapping[str, Any]) -> None:
    text = "".join(
        f"{frame}\t{words}\t{' '.join(f'{t}={v:.2f}' for t, v in shares.items())}\n"
        for (frame, words), shares in kinds.shares.items()
    )
    (EVENTS / "types.tsv").write_text(text, encoding="utf-8")
    _write_json("types", plain)


def _write_json(name: str, plain: Mapping[str, Any]) -> None:
    """`loaders/events/{name}.json`."""
    text = json.dumps(plain, separators=(",", ":"))
    (EVENTS / f"{name}.json").write_text(text.replace("],[[", "],\n[[") + "\n", encoding="utf-8")


def _shares(counts: Mapping[str, float], before: Mapping[str, float], weight: float) -> dict[str, float]:
    total = sum(counts.values()) + weight
    return {t: (counts.get(t, 0) + weight * before.get(t, 0)) / total for t in sorted({*counts, *before})}


class Table:
    """What claims are judged by, a row each: numbers, then marks. The words of a clause are too many to ask for."""

    def __init__(self, claims: Sequence[Judged]) -> None:
        self.features = list(claims[0].numbers)
        said = [marks_of(j.claim) for j in claims]
        counts = Counter(mark for marks in said for mark in marks if not mark.startswith("clause:"))
        self.marks = sorted(mark for mark, n in counts.items() if n >= MARKED and mark not in self.features)
        place = {mark: n for n, mark in enumerate(self.marks)}
        numbers = np.array([[float(j.numbers[name]) for name in self.features] for j in claims], np.float32)
        # sorted: a row's marks come out of a set, and LightGBM learns otherwise from other orders
        columns = [sorted(place[mark] for mark in marks if mark in place) for marks in said]
        ends = np.cumsum([0, *map(len, columns)])
        flat = np.array([n for some in columns for n in some], np.int32)
        marked = sparse.csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(claims), len(place)))
        self.x = sparse.hstack([sparse.csr_matrix(numbers), marked], format="csr")


def _trees(
    x: sparse.csr_matrix | np.ndarray, y: np.ndarray, counts: np.ndarray, how: Mapping[str, Any] = _TREES
) -> lightgbm.Booster:
    """Trees that tell the class `y` of rows, 0 or 1 unless `how` says more. `counts`: how much each row counts."""
    return lightgbm.train(dict(how), lightgbm.Dataset(x, y.astype(float), weight=counts))


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


def _roots(model: lightgbm.Booster) -> list[Any]:
    """The trees of a model as plain data, each as its root."""
    return [_plain(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]


def _write_trees(model: lightgbm.Booster, table: Table) -> None:
    """The trees, with the marks that any of them asks for."""
    trees = _roots(model)
    asked = sorted({n for tree in trees for n in _places(tree)} - set(range(len(table.features))))
    place = {n: n for n in range(len(table.features))} | {n: len(table.features) + k for k, n in enumerate(asked)}
    marks = [table.marks[n - len(table.features)] for n in asked]
    trees = [_placed(tree, place) for tree in trees]
    _write_json("claims", {"features": table.features, "marks": marks, "trees": trees})


def _places(node: Any) -> Iterator[int]:
    if isinstance(node, list):
        yield node[0]
        yield from _places(node[2])
        yield from _places(node[3])


def _placed(node: Any, place: Mapping[int, int]) -> Any:
    if not isinstance(node, list):
        return node
    return [place[node[0]], node[1], _placed(node[2], place), _placed(node[3], place)]


@dataclass(frozen=True, slots=True)
class Unseen:
    """All claims with the chance that weights give them which have not seen their article, and so with their types."""

    claims: list[Judged]
    chance: np.ndarray
    kinds: list[Kinds]  # by fold


def out_of_fold(m: Matrix, share: float = 1.0) -> Unseen:
    """Cross-validation by article. `share`: so much of the articles of the other folds teaches, 0 to 1."""
    taught = np.array([zlib.crc32(b"share" + s.record["id"].encode()) % 1000 < share * 1000 for s in m.samples])
    sums = np.zeros((len(m.mentions), 6))
    for fold in range(FOLDS):
        held = m.fold == fold
        sums[held] = m.sums(m.heads(~held & taught[m.sample]))[held]
        print(f"  fold {fold + 1} of {FOLDS}")
    claims = judged(m, sums)
    x, (required, optional) = Table(claims).x, _truth(m, claims)
    folds = np.array([m.samples[j.sample].fold for j in claims])
    counts = _counts(m, claims)
    known = taught[[j.sample for j in claims]]
    chance = np.zeros(len(claims))
    kinds = []
    for fold in range(FOLDS):
        teach = (folds != fold) & ~optional & known
        trees = _trees(x[teach], required[teach], counts[teach])
        chance[folds == fold] = trees.predict(x[folds == fold])
        kinds.append(teach_kinds(m, claims, taught & np.array([s.fold != fold for s in m.samples]))[0])
    return Unseen(claims, chance, kinds)


def _counts(m: Matrix, claims: Sequence[Judged]) -> np.ndarray:
    return np.array([m.samples[j.sample].counts for j in claims])


def _truth(m: Matrix, claims: Sequence[Judged]) -> tuple[np.ndarray, np.ndarray]:
    required, optional = np.zeros(len(claims), bool), np.zeros(len(claims), bool)
    for n, j in enumerate(claims):
        labels = m.samples[j.sample].labels
        label = labels.matched(j.claim.pair, j.claim.spans, j.claim.within)
        required[n] = label in labels.required
        optional[n] = label is not None and not required[n]
    return required, optional


def _answers(m: Matrix, unseen: Unseen) -> Iterator[Answer]:
    """What would have been answered for each whole article that others labelled by weights that have not seen it."""
    by_sample: dict[int, list[tuple[Claim, float]]] = defaultdict(list)
    for j, p in zip(unseen.claims, unseen.chance, strict=True):
        by_sample[j.sample].append((j.claim, float(p)))
    for n, s in enumerate(m.samples):
        if s.way != PIECE and s.source not in OWN:
            yield Answer(s.source, s.way, s.record, events_of(s.reading, by_sample[n], unseen.kinds[s.fold]))


def proposed(m: Matrix) -> dict[str, int]:
    """How many of the required pair-days, and pairs, of whole articles with their day given are among the proposals."""
    counts: Counter[str] = Counter()
    at = 0
    for s in m.samples:
        mentions = m.mentions[at : at + len(s.reading.mentions)]
        at += len(mentions)
        if s.way != GIVEN or s.source in OWN:
            continue
        met = {s.labels.matched(*key, within) for key, within in {(x.key, x.day.within) for x in mentions}}
        ends = {(x.pair.pair, end) for x in mentions for span in x.day.spans if span for end in span if end}
        pairs = {x.pair.pair for x in mentions}
        for pair, span in s.labels.required:
            counts["gold"] += 1
            counts["proposed"] += (pair, span) in met
            counts["proposed by an end"] += any((pair, end) in ends for end in span if end)
            counts["pair proposed"] += pair in pairs
    return dict(counts)


def _main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--keep", metavar="FILE", help="also keep the cross-validated claims, as a pickle, for study")
    ap.add_argument("--curve", action="store_true", help="only the learning curve: a quarter, half, all of the labels")
    args = ap.parse_args()
    begun = time.time()
    m = Matrix(samples(alone_every=2))
    print(f"{len(m.samples)} readings, {len(m.mentions)} mentions, {len(m.names)} features, {_since(begun)}")
    recall = proposed(m)
    print("proposals:", ", ".join(f"{name} {n / recall['gold']:.3f}" for name, n in recall.items() if name != "gold"))
    if args.curve:
        write_curve({share: counts_of(_answers(m, out_of_fold(m, share))) for share in (0.25, 0.5, 1.0)}, recall)
        return
    unseen = out_of_fold(m)
    print(f"cross-validated, {_since(begun)}")
    counts = write_results(_answers(m, unseen))
    for way, sets in counts.items():
        print(f"{way}, cross-validated:", *scorer().report(Counter(sets["all"])), sep="\n  ")
    if args.keep:
        rows = [(j.sample, j.claim, j.numbers) for j in unseen.claims]
        meta = [(s.source, s.record, s.labels, s.way) for s in m.samples]
        with open(args.keep, "wb") as f:
            pickle.dump((meta, rows, unseen.chance, list(unseen.claims[0].numbers)), f)
    heads = m.heads(np.ones(len(m.mentions), bool))
    print(f"{_write_weights(m, heads)} weights")
    _write_kinds(*teach_kinds(m, unseen.claims, np.ones(len(m.samples), bool)))
    required, optional = _truth(m, unseen.claims)
    table = Table(unseen.claims)
    _write_trees(_trees(table.x[~optional], required[~optional], _counts(m, unseen.claims)[~optional]), table)
    print(f"done, {_since(begun)}")


def _since(begun: float) -> str:
    return f"{time.time() - begun:.0f} s"


if __name__ == "__main__":
    _main()
