"""States in a text and by name: everything that knows a country from its words lives here.

Names, capitals, seats of government, transcriptions and the single syllables of pairs come from
`resources/countries.csv`; what stands beside a name and decides whether it is one, from
`resources/country_context.toml`. Texts are expected as `loaders.text.normalise` leaves them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick  # type: ignore[import-not-found]  # it ships no types

from loaders.resources import COUNTRIES_COLUMNS, ResourceError, Row, read_csv, read_csv_file, read_toml, user_folder
from loaders.text.normalise import normalise

KINDS = ("name", "capital", "seat", "city", "abbreviation", "pair", "people", "team", "goods", "organisation")

# Syllables that are a state's name on their own; those of `_PAIR_ONLY` are one only beside another or an office.
_PAIR_ONLY = frozenset({"Trung", "Việt", "Ấn", "Triều", "Hàn", "Thái", "Thổ", "Đài"})
# Syllables nobody is called by.
_NEVER_NAMES = frozenset({"Lào", "Úc", "Bỉ", "Séc", "Síp"})
# Syllables that are also everyday given names or words, so that a sentence that opens with them proves nothing.
_OPENING_WORDS = frozenset({"Anh", "Ý", "Áo", "Thái", "Hàn", "Thổ", "Đài"})

# Surnames that are also the first word of a place or an ordinary word ("Thái Bình Dương").
_LIKE_WORDS = frozenset({"Thái", "Châu", "Đồng", "Từ", "La", "Cao", "Hà", "Văn", "Mai", "Giang", "Viên", "Ông", "Ma"})
_WORD_BEFORE = re.compile(r"([\w.&/+]+)([^\w\n]*)$")
_WORD_AFTER = re.compile(r"([^\w\n]*)([\w-]+)")
_TRAPS = frozenset({"", "opening", "not_trap"})
# "Đại sứ Trung Quốc tại Úc Cheng Jingye": the post names the state, the person follows.
_POSTED = re.compile(r"(?:đại sứ|lãnh sự|tùy viên|sứ quán|đại diện|thường trú|đại biện)[^.\n]{0,45} tại $")
_JOINT = re.compile(r" ?- ?")
_LISTED = re.compile(r", | và | hoặc | hay ")
_ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_VOWELS = (
    r"(?:uyê|uya|uyu|oai|oay|oeo|uay|uây|iêu|yêu|ươi|ươu|uôi|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|ie|iu|oa|oă|oe|oi|ôi|ơi"
    r"|ua|uâ|uê|ue|ui|uô|uo|uơ|uy|ưa|ươ|ưi|ưu|yê|ye|[aăâeêioôơuưy])"
)
_SYLLABLE = re.compile(rf"{_ONSET}{_VOWELS}(?:ch|ng|nh|[cmnptiyuo])?")
_UPPER = "".join(c for c in map(chr, range(0x1F00)) if c.isupper())
_TONE_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


@dataclass(frozen=True, slots=True)
class CountryMention:
    """Words that stand for a state, or for several in a pair word; offsets into the text given, end exclusive.

    `codes`: ISO 3166-1 alpha-2 in the order of the words (`XK`, `PS`, `TW` included); for kind `organisation` the
    code of `resources/organisations.csv`. `kind` is one of `KINDS`: `people` is a demonym ("người Mỹ"), `team` a
    team, `goods` an adjective of goods or money ("bò Mỹ") and `city` a city or port, which do not speak for a state.
    """

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One way to write a state: `kind` "" is a trap (consumed, gives nothing), "opening" one at a sentence's start."""

    text: str
    codes: tuple[str, ...]
    kind: str
    exact: bool  # upper and lower case as written
    anywhere: bool  # may be written in lower case
    syllable: bool


@dataclass(frozen=True, slots=True)
class _Country:
    code: str
    alpha3: str
    name_en: str
    name_vi: str


@dataclass(frozen=True, slots=True)
class _Knowledge:
    countries: dict[str, _Country]
    by_code: dict[str, str]  # alpha-2 and alpha-3 -> alpha-2
    by_name: dict[str, str]  # folded name -> alpha-2
    automaton: Any
    syllables: dict[str, _Entry]
    context: dict[str, str]  # words before a name -> the set they belong to
    openers: frozenset[str]
    surnames: frozenset[str]


def fold(text: str) -> str:
    """Lower case without diacritics (đ becomes d), hyphens and odd spaces one space: for comparing names."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", plain.replace("đ", "d").replace("’", "'")).split())


@cache
def is_vietnamese_syllable(word: str) -> bool:
    """Whether a word could be one syllable of Vietnamese, by its shape ("Thọ", "Đình"; not "Donald", "Kerry")."""
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONE_MARKS))
    return _SYLLABLE.fullmatch(bare) is not None


# i for y at the end of a syllable, as some papers write.
_SPELLINGS = (("Kỳ", "Kì"), ("Mỹ", "Mĩ"), ("Sĩ", "Sỹ"))


@cache
def _knowledge() -> _Knowledge:
    countries: dict[str, _Country] = {}
    by_code: dict[str, str] = {}
    by_name: dict[str, str] = {}
    entries: dict[str, _Entry] = {}

    def add(text: str, codes: tuple[str, ...], kind: str, syllable: bool = False, anywhere: bool = False) -> None:
        text = normalise(text).text
        for old, new in _SPELLINGS:
            if old in text.split():
                add(text.replace(old, new), codes, kind, syllable, anywhere)
        exact = text.isupper() or syllable
        lower_start = text[0].islower()
        key = text if exact else text.lower()
        if key not in entries or (lower_start and not entries[key].anywhere):
            entries[key] = _Entry(text, codes, kind, exact, anywhere or lower_start, syllable)

    def name(text: str, code: str) -> None:
        for old, new in _SPELLINGS:
            if old in text.split():
                name(text.replace(old, new), code)
        known = by_name.setdefault(fold(text), code)
        if known != code and fold(text) not in _SHARED:
            raise ResourceError(f"countries.csv: the name {text!r} belongs to {known} and {code}")

    rows = read_csv("countries.csv", COUNTRIES_COLUMNS)
    for row in rows:
        code = row["code"]
        if not re.fullmatch("[A-Z]{2}", code) or not re.fullmatch("[A-Z]{3}", row["alpha3"]):
            raise row.error(f"{code!r}, {row['alpha3']!r} are not alpha-2 and alpha-3 codes")
        if code in countries:
            raise row.error(f"{code} stands twice")
        countries[code] = _Country(code, row["alpha3"], row["name_en"], row["name_vi"])
        by_code[code] = by_code[row["alpha3"]] = code
        for text in (row["name_vi"], row["name_en"]):
            name(text, code)
    for row in rows:
        code = row["code"]
        syllable = row["syllable"]
        names = [row["name_vi"], *row.many("names"), *row.many("transcriptions")]
        for text in names:
            name(text, code)
            single = text == syllable
            kind = "abbreviation" if text.isupper() and len(text) <= 4 else "name"
            add(text, (code,), kind, syllable=single)
        if syllable:
            add(syllable, (code,), "name", syllable=True)
        for text in row.many("capitals"):
            add(text, (code,), "capital")
        for text in row.many("seats"):
            add(text, (code,), "seat")
    for row in read_csv("cities.csv", ("code", "names")):
        if row["code"] not in countries:
            raise row.error(f"{row['code']!r} is no state of countries.csv")
        for text in row.many("names"):
            add(text, (row["code"],), "city")
    for row in _own_names():
        if row["kind"] == "name":
            by_name[fold(row["name"])] = row["country"]
        add(row["name"], (row["country"],), row["kind"])
    for row in read_csv("organisations.csv", ("code", "name_en", "name_vi", "names")):
        for text in (row["name_vi"], *row.many("names")):
            add(text, (row["code"],), "organisation")
    for row in read_csv("pairs.csv", ("words", "codes")):
        for code in row.many("codes"):
            if code not in countries:
                raise row.error(f"{code!r} is not a country of countries.csv")
        add(row["words"], row.many("codes"), "pair", anywhere=True)

    words = read_toml("country_context.toml")
    for group, kind in (("traps", ""), ("opening_traps", "opening"), ("not_traps", "not_trap")):
        for text in words[group]:
            text = normalise(text).text
            entries[text + "\0trap"] = _Entry(text, (), kind, text.isupper(), text[0].islower(), False)
    context: dict[str, str] = {}
    for group in ("goods_before", "team_before", "people_before", "person_before", "strong_before",
                  "not_state_before", "pair_not_state_before", "pair_before", "not_capital_before"):  # fmt: skip
        for text in words[group]:
            context[group + "\0" + normalise(text).text] = group

    automaton = ahocorasick.Automaton()
    found: dict[str, list[_Entry]] = {}
    for entry in entries.values():
        found.setdefault(entry.text.lower(), []).append(entry)
    for key, values in found.items():
        automaton.add_word(key, (len(key), tuple(values)))
    automaton.make_automaton()
    return _Knowledge(
        countries,
        by_code,
        by_name,
        automaton,
        {e.text: e for e in entries.values() if e.syllable},
        context,
        frozenset(normalise(w).text for w in words["openers"]),
        frozenset(normalise(w).text for w in words["surnames"]),
    )


def _own_names() -> list[Row]:
    """The user's own names of states; `loaders.facts.import_facts` has checked them."""
    path = user_folder() / "country_names.csv"
    return read_csv_file(path, ("country", "name", "kind", "source")) if path.is_file() else []


# Folded names that two states share; the first of countries.csv keeps them.
_SHARED = frozenset({"congo", "dominica", "guinea", "dominican"})


class _Text:
    """One text being searched: what its words say around an offset."""

    def __init__(self, text: str) -> None:
        self.text = text
        lower = text.lower()
        # A few capitals change length when lowered (İ); keep offsets by leaving them as they are.
        self.lower = (
            lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        )
        self._given: frozenset[str] | None = None

    def before(self, at: int) -> tuple[str, str] | None:
        """The word before an offset on its line, and what stands between."""
        match = _WORD_BEFORE.search(self.text, max(0, at - 40), at)
        return (match[1], match[2]) if match else None

    def after(self, at: int) -> tuple[str, str] | None:
        """What stands after an offset on its line, and the word that follows."""
        match = _WORD_AFTER.match(self.text, at, at + 60)
        return (match[1], match[2]) if match else None

    def words_before(self, at: int, count: int = 4) -> list[str]:
        """Up to `count` words before an offset, in order, with nothing but single spaces between, lower case."""
        words = re.split(r"[^\w /&-]", self.lower[max(0, at - 60) : at].rpartition("\n")[2])[-1]
        if not words.endswith(" "):
            return []
        return words.split()[-count:]

    def given_names(self) -> frozenset[str]:
        """Single syllables that some Vietnamese person of this text is called by."""
        if self._given is None:
            surnames = "|".join(sorted(_knowledge().surnames - _LIKE_WORDS))
            kin = "anh|chị|cô|bà|ông|em|cháu|bé|chú|bác|cậu|Anh|Chị|Cô|Bà|Ông|Em|Cháu|Bé|Chú|Bác|Cậu"
            syllables = "Mỹ|Anh|Pháp|Đức|Ý|Nga|Nhật|Úc|Thái|Hàn|Bỉ|Áo"
            full = rf"\b(?:{surnames})(?: [{_UPPER}]\w*){{1,3}}? ({syllables})\b(?! [{_UPPER}])"
            called = rf"(?<!\w )(?<!\w)(?:{kin}) ({syllables})\b(?! [{_UPPER}])"
            self._given = frozenset(re.findall(full, self.text)) | frozenset(re.findall(called, self.text))
        return self._given


def _context(words: list[str], *groups: str) -> str | None:
    """The group whose phrase is the longest ending of the words before, among `groups`."""
    known = _knowledge().context
    for size in range(len(words), 0, -1):
        phrase = " ".join(words[-size:])
        for group in groups:
            if group + "\0" + phrase in known:
                return group
    return None


def _opens_sentence(text: str, at: int) -> bool:
    rest = text[:at].rstrip(" \"“”'‘’(«[")[-1:]
    if rest in ("", "\n", ".", "!", "?", ";", "…", ":", "*", "•", "+"):
        return True
    return rest == "-" and text[:at].rstrip(' -"“‘')[-1:] in ("", "\n", ".", ")")


def _is_headline(text: str, at: int) -> bool:
    """Whether the line is five words or more in capitals: fewer are a person's name as often as not."""
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    return line.isupper() and len(line.split()) >= 5


def _casing_fits(entry: _Entry, text: str) -> bool:
    if text == entry.text:
        return True
    if entry.kind in _TRAPS:
        return text.isupper() or (entry.anywhere and text[1:] == entry.text[1:])
    if entry.exact and not entry.syllable:
        return False
    if entry.syllable:
        return text.isupper() and len(text) > 1
    return entry.anywhere or text[0].isupper()


def _bounded(text: str, start: int, end: int, entry: _Entry) -> bool:
    """Whether no letter or digit, and no tight hyphen of a longer transcription, touches the words."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or before == "_" or after.isalnum() or after == "_":
        return False
    if before in "-.@/" and start > 1 and text[start - 2].isalnum() and entry.kind:
        if before != "-" and before != "/":
            return before == "." and text[start].isupper()
        if text[start - 2].islower() and ("-" in entry.text or text[start].islower()):
            return False
    return not (after == "-" and end + 1 < len(text) and text[end + 1].islower() and entry.kind)


def _is_state(t: _Text, start: int, end: int, entry: _Entry) -> bool | None:
    """Whether a single capital syllable is the state: True, False, or None where only the article can tell."""
    k = _knowledge()
    word = t.text[start:end]
    shouted = word.isupper() and len(word) > 1
    name = word.capitalize() if shouted else word
    left, right = t.before(start), t.after(end)
    words = t.words_before(start)
    strong = _context(words, "strong_before", "goods_before", "team_before", "people_before", "person_before")
    tight_right = right is not None and right[0] == " "
    if right is not None and tight_right:
        follower = right[1]
        right_at = end + len(right[0]) + len(follower)
        if (
            follower[0].isupper()
            and not (len(follower) == 1 and t.text[right_at : right_at + 1] == ".")
            and "-" not in follower
            and is_vietnamese_syllable(follower)
            and not (follower.isupper() and len(follower) > 1)
            and (strong != "strong_before" or (name in _PAIR_ONLY and not follower.isascii()))
            and not _POSTED.search(t.lower, max(0, start - 70), start)
        ):
            return False
    if right is not None and right[0].startswith(".") and len(right[0]) == 1 and right[1][0].isupper():
        return strong == "strong_before"
    if left is not None and left[1] == " ":
        beside = left[0]
        if name in _NEVER_NAMES:
            return True
        if strong == "person_before":
            return False
        if beside[0].isupper() and not (shouted and beside.isupper()):
            opening = _opens_sentence(t.text, start - len(beside) - 1)
            if opening and beside.lower() in k.openers and name not in _PAIR_ONLY:
                return name not in t.given_names()
            if strong == "strong_before":
                return True
            if is_vietnamese_syllable(beside) and not (beside.isupper() and len(beside) > 1):
                return False
        if shouted and beside.isupper():
            return strong == "strong_before"
        if strong in ("strong_before", "people_before", "team_before", "goods_before"):
            return True
    if shouted and left is None and right is not None and right[1].isupper() and len(right[1]) > 1:
        return None if name not in _PAIR_ONLY and _is_headline(t.text, start) else False
    if name in _PAIR_ONLY:
        return None if name in ("Hàn", "Thái", "Triều", "Ấn") and not _opens_sentence(t.text, start) else False
    bracketed = t.text[start - 1 : start] == "(" and t.text[end : end + 1] != ")"
    if name in _OPENING_WORDS and (bracketed or _opens_sentence(t.text, start)):
        return None
    return name not in t.given_names()


def _kind_in_context(t: _Text, start: int, kind: str) -> str | None:
    words = t.words_before(start)
    if not words:
        return kind
    group = _context(
        words, "strong_before", "goods_before", "team_before", "people_before", "not_state_before", "person_before"
    )
    people = _context(words, "people_before")
    if group == "not_state_before" or (kind == "capital" and _context(words, "not_capital_before")):
        return None
    if group in ("strong_before", "people_before") and people and kind in ("name", "abbreviation"):
        return "people"
    if group == "goods_before" and kind in ("name", "abbreviation"):
        return "goods"
    if group == "team_before" and kind in ("name", "abbreviation", "capital"):
        return "team"
    return kind


def _hidden_in_name(t: _Text, start: int, end: int, text: str) -> bool:
    """Whether a name of two Vietnamese syllables is the given name of a person ("Nguyễn Thị Hà Lan")."""
    if text not in ("Hà Lan", "Thái Lan", "Ba Lan", "Đài Loan", "Đài Bắc", "Phần Lan", "Hà Nội"):
        return False
    left = t.before(start)
    return left is not None and left[1] == " " and left[0] in _knowledge().surnames


def find_countries(text: str) -> tuple[CountryMention, ...]:
    """All mentions of states and of organisations of states in a normalised text, in order, none overlapping.

    Longest words win; traps ("Mỹ Đình", "Nhật báo") give nothing. A run of names with hyphens between ("Việt - Lào",
    "Mỹ-Nhật-Hàn") is one mention of kind `pair` with a code for each member.
    """
    k = _knowledge()
    t = _Text(text)
    candidates: list[tuple[int, int, _Entry]] = []
    for last, (length, values) in k.automaton.iter(t.lower):
        start, end = last + 1 - length, last + 1
        words = text[start:end]
        for entry in values:
            if entry.kind == "opening" and not _opens_sentence(text, start):
                continue
            if _casing_fits(entry, words) and _bounded(text, start, end, entry):
                candidates.append((start, end, entry))
                break
    candidates.sort(key=lambda c: (c[0], -c[1]))
    kept: list[tuple[int, int, _Entry]] = []
    for start, end, entry in candidates:
        if kept and start < kept[-1][1]:
            continue
        if entry.kind == "not_trap":
            end = start + len(entry.text.split()[0])
            entry = k.syllables[entry.text.split()[0]]
        kept.append((start, end, entry))

    found: list[CountryMention] = []
    doubtful: list[tuple[int, int, _Entry]] = []
    language_end = 0  # where a language ended: in "tiếng Nga, Anh và Pháp" the others are languages too
    i = 0
    while i < len(kept):
        run = _run(t, kept, i)
        if len(run) > 1:
            mention, consumed = _pair(t, run)
            if consumed:
                found.extend([mention] if mention else [])
                i += len(run)
                continue
        start, end, entry = kept[i]
        i += 1
        if entry.kind in ("", "opening"):
            continue
        if entry.syllable:
            verdict = _is_state(t, start, end, entry)
            if verdict is None:
                doubtful.append((start, end, entry))
            if not verdict:
                continue
        elif _hidden_in_name(t, start, end, entry.text):
            continue
        kind = _kind_in_context(t, start, entry.kind)
        if kind is None or (language_end and _LISTED.fullmatch(text, language_end, start)):
            language_end = end
            continue
        found.append(CountryMention(start, end, text[start:end], entry.codes, kind))
    if doubtful:
        found.extend(_settle(t, doubtful, found))
        found.sort(key=lambda m: m.start)
    return tuple(found)


def _run(t: _Text, kept: list[tuple[int, int, _Entry]], i: int) -> list[tuple[int, int, _Entry]]:
    """The candidates from `i` on that are names of states with nothing but hyphens between."""
    run: list[tuple[int, int, _Entry]] = []
    for start, end, entry in kept[i:]:
        if entry.kind not in ("name", "abbreviation"):
            break
        if run and not (run[-1][1] < start and _joined(t, run[-1], start, entry)):
            break
        run.append((start, end, entry))
    return run


def _joined(t: _Text, left: tuple[int, int, _Entry], start: int, right: _Entry) -> bool:
    """Whether two names stand together as a pair: a hyphen between, or "quan hệ" before two bare syllables."""
    if _JOINT.fullmatch(t.text, left[1], start):
        return True
    bare = left[2].syllable and right.syllable and t.text[left[1] : start] == " "
    return bare and _context(t.words_before(left[0]), "pair_before") is not None


def _pair(t: _Text, run: list[tuple[int, int, _Entry]]) -> tuple[CountryMention | None, bool]:
    """The mention of a run of names, and whether the run is used up (as a mention, or as a school's name)."""
    start, end = run[0][0], run[-1][1]
    codes = tuple(dict.fromkeys(code for _, _, entry in run for code in entry.codes))
    if len(codes) < 2:
        return None, False
    if any(entry.syllable for _, _, entry in run):
        before = _context(t.words_before(start), "pair_not_state_before", "person_before", "strong_before")
        if before in ("pair_not_state_before", "person_before"):
            return None, True
        left, right = t.before(start), t.after(end)
        if run[0][2].syllable and left is not None and left[1] == " " and left[0] in _knowledge().surnames:
            return None, False
        last = t.text[run[-1][0] : end]
        if (
            right is not None
            and right[0] == " "
            and right[1][0].isupper()
            and not right[1].isupper()
            and is_vietnamese_syllable(right[1])
            and last in _PAIR_ONLY
            and right[1] not in ("Nam", "Quốc", "Bản")
            and "-" not in right[1]
        ):
            return None, False
    return CountryMention(start, end, t.text[start:end], codes, "pair"), True


def _settle(t: _Text, doubtful: list[tuple[int, int, _Entry]], found: list[CountryMention]) -> list[CountryMention]:
    """Doubtful syllables that the rest of the article vouches for."""
    sure = {code for m in found if m.kind not in ("organisation", "team", "goods") for code in m.codes}
    settled = []
    for start, end, entry in doubtful:
        word = t.text[start:end].capitalize()
        if entry.codes[0] not in sure or word in t.given_names():
            continue
        if word in ("Anh", "Áo", "Ý") and not _acts_as_state(t, start, end, word):
            continue
        if word in _PAIR_ONLY and not _beside_state(t, start, end, found):
            continue
        settled.append(CountryMention(start, end, t.text[start:end], entry.codes, entry.kind))
    return settled


def _acts_as_state(t: _Text, start: int, end: int, word: str) -> bool:
    if word == "Anh" and re.search(r"\banh\b", t.text):
        return False
    return (
        re.match(
            r"(?:,| và| sẽ| đã| muốn| rời| chính thức| tuyên bố| phản đối| trục xuất| ủng hộ| kêu gọi)\b|,",
            t.text[end : end + 20],
        )
        is not None
    )


def _beside_state(t: _Text, start: int, end: int, found: list[CountryMention]) -> bool:
    """Whether "và", "với", a comma or a hyphen links the syllable with a state found already."""
    for m in found:
        if m.kind == "organisation":
            continue
        between = t.text[m.end : start] if m.end <= start else t.text[end : m.start] if end <= m.start else None
        if between is not None and re.fullmatch(r"(?: ?[-,/] ?| và | với | cùng )", between):
            return True
    return False


def country_name(code: str, lang: str = "vi") -> str:
    """The short name of a state, in Vietnamese (`vi`) or English (`en`). Raises KeyError for an unknown code."""
    country = _knowledge().countries[code]
    return country.name_vi if lang == "vi" else country.name_en


def country_codes() -> tuple[str, ...]:
    """All alpha-2 codes, sorted."""
    return tuple(sorted(_knowledge().countries))


def alpha3(code: str) -> str:
    """The alpha-3 code of a state. Raises KeyError for an unknown code."""
    return _knowledge().countries[code].alpha3


def resolve_country(text: str) -> str | None:
    """The alpha-2 code of a state given as alpha-2, alpha-3 or a Vietnamese or English name.

    Upper and lower case, diacritics, hyphens and tone placement make no difference, save where a code and a name
    would collide: "NGA" is Nigeria's code and "nga" Nga, "my" is Malaysia's code and "My" Mỹ. None where nothing
    fits.
    """
    k = _knowledge()
    text = text.strip()
    if text in k.by_code or (len(text) == 2 and text.islower() and text.upper() in k.by_code):
        return k.by_code[text.upper()]
    return k.by_name.get(fold(normalise(text).text)) or k.by_code.get(text.upper())


def every_name() -> Iterator[tuple[str, str]]:
    """Code and name, as it is written, for every name of every state, Vietnamese and English ones first."""
    rows = read_csv("countries.csv", COUNTRIES_COLUMNS)
    for row in rows:
        yield row["code"], row["name_vi"]
        yield row["code"], row["name_en"]
    for row in rows:
        for text in (*row.many("names"), *row.many("transcriptions")):
            yield row["code"], text
