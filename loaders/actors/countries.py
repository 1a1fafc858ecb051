"""States in a text and by name: everything that knows a country from its words lives here.

Names, capitals, seats of government, transcriptions and the single syllables of pairs come from
`resources/countries.csv`; what stands beside a name and decides whether it is one, from
`resources/country_context.toml`. Texts are expected as `loaders.text.normalise` leaves them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, cached_property

from loaders.lexicon.automaton import Kind
from loaders.lexicon.lists import listed
from loaders.lexicon.states import Entry, fold, states
from loaders.patterns import lazy_re
from loaders.resources import COUNTRIES_COLUMNS, read_csv
from loaders.text.document import Document
from loaders.text.normalise import normalise
from loaders.text.remembered import remembered
from loaders.text.words import phrase_before, words_before
from loaders.value import value

KINDS = (
    "name", "capital", "seat", "city", "abbreviation", "pair", "people", "team", "goods", "organisation", "adjective",
)  # fmt: skip

# Syllables that are a state's name on their own; those of `_PAIR_ONLY` are one only beside another or an office.
_PAIR_ONLY = frozenset({"Trung", "Việt", "Ấn", "Triều", "Hàn", "Thái", "Thổ", "Đài"})
# Syllables nobody is called by.
_NEVER_NAMES = frozenset({"Lào", "Úc", "Bỉ", "Séc", "Síp"})
# Syllables that are also everyday given names or words, so that a sentence that opens with them proves nothing.
_OPENING_WORDS = frozenset({"Anh", "Ý", "Áo", "Thái", "Hàn", "Thổ", "Đài"})

# Surnames that are also the first word of a place or an ordinary word ("Thái Bình Dương").
_LIKE_WORDS = frozenset({"Thái", "Châu", "Đồng", "Từ", "La", "Cao", "Hà", "Văn", "Mai", "Giang", "Viên", "Ma"})
_WORD_BEFORE = lazy_re(r"([\w.&/+]+)([^\w\n]*)$")
_WORD_AFTER = lazy_re(r"([^\w\n]*)([\w-]+)")
_TRAPS = frozenset({"", "opening", "not_trap"})
# "Đại sứ Trung Quốc tại Úc Cheng Jingye": the post names the state, the person follows.
_POSTED = lazy_re(r"(?:đại sứ|lãnh sự|tùy viên|sứ quán|đại diện|thường trú|đại biện)[^.\n]{0,45} tại $")
_JOINT = lazy_re(r" ?- ?")
_LINKS = (" và ", " với ", " cùng ", *(f"{a}{mark}{b}" for mark in "-,/" for a in ("", " ") for b in ("", " ")))
_ACTS = lazy_re(r"(?:,| và| sẽ| đã| muốn| rời| chính thức| tuyên bố| phản đối| trục xuất| ủng hộ| kêu gọi)\b|,")
_STRONG = ("strong_before", "goods_before", "team_before", "people_before", "person_before")
_KINDS_BEFORE = ("strong_before", "goods_before", "team_before", "people_before", "not_state_before", "person_before")
# Names of states that are also the last two syllables of Vietnamese people's names.
_GIVEN_PAIRS = frozenset({"Hà Lan", "Thái Lan", "Ba Lan", "Đài Loan", "Đài Bắc", "Phần Lan", "Hà Nội"})
_LISTED = lazy_re(r", | và | hoặc | hay ")
# Before a state's name these make it somebody's clock: "ngày 16-8 giờ | Việt Nam", "(theo giờ bờ Đông của | Mỹ"; and in
# brackets with an hour what they close behind: "(tức 19 giờ | Việt Nam)".
_ZONE = r"giờ (?:(?:bờ|miền) \w+ )?(?:của )?(?:nước )?$"
_CLOCK = lazy_re(rf"(?:\((?:theo |tức )*|\d[-/.]\d{{1,2}}(?:[-/.]\d{{4}})?,? (?:theo )?){_ZONE}")
_HOUR = lazy_re(rf"\([^()\n]{{0,20}}\d[\dh:']* {_ZONE}")
_CLOSED = lazy_re(r"[\w-]+(?: [\w-]+)?\)")
# So far before the name those words begin at most.
_CLOCK_REACH = 60
# Between the two halves of "Nam và Bắc Hàn"
_BETWEEN_HALVES = (" và ", " and ", " - ", "-", "/", " ")
_ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_VOWELS = (
    r"(?:uyê|uya|uyu|oai|oay|oeo|uay|uây|iêu|yêu|ươi|ươu|uôi|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|ie|iu|oa|oă|oe|oi|ôi|ơi"
    r"|ua|uâ|uê|ue|ui|uô|uo|uơ|uy|ưa|ươ|ưi|ưu|yê|ye|[aăâeêioôơuưy])"
)
_SYLLABLE = lazy_re(rf"{_ONSET}{_VOWELS}(?:ch|ng|nh|[cmnptiyuo])?")
_UPPER = "".join(c for c in map(chr, range(0x1F00)) if c.isupper())
_TONE_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


@value
class CountryMention:
    """Words that stand for a state, or for several in a pair word; offsets into the text given, end exclusive.

    `codes`: ISO 3166-1 alpha-2 in the order of the words (`XK`, `PS`, `TW` included); for kind `organisation` the
    code of `resources/organisations.csv`. `kind` is one of `KINDS`: `people` is a demonym ("người Mỹ"), `team` a
    team, `goods` an adjective of goods ("bò Mỹ"), `adjective` the English one ("Lao") and `city` a city or
    port, which do not speak for a state.
    """

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    kind: str


@remembered(1 << 16)
def is_vietnamese_syllable(word: str) -> bool:
    """Whether a word could be one syllable of Vietnamese, by its shape ("Thọ", "Đình"; not "Donald", "Kerry")."""
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONE_MARKS))
    return _SYLLABLE.fullmatch(bare) is not None


# A name found by its literal: [start, end) and the entry.
_Found = tuple[int, int, Entry]


class _Text:
    """One document being searched: what its words say around an offset."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.lower = document.lower
        self._given: frozenset[str] | None = None

    @cached_property
    def calls_anh(self) -> bool:
        """Whether somebody is called "anh"."""
        return re.search(r"\banh\b", self.text) is not None

    def before(self, at: int) -> tuple[str, str] | None:
        """The word before an offset on its line, and what stands between."""
        match = _WORD_BEFORE.search(self.text, max(0, at - 40), at)
        return (match[1], match[2]) if match else None

    def after(self, at: int) -> tuple[str, str] | None:
        """What stands after an offset on its line, and the word that follows."""
        match = _WORD_AFTER.match(self.text, at, at + 60)
        return (match[1], match[2]) if match else None

    def words_before(self, at: int) -> list[str]:
        """The words right before an offset, lower case."""
        return words_before(self.lower, at)

    def given_names(self) -> frozenset[str]:
        """Single syllables that some Vietnamese person of this text is called by."""
        if self._given is None:
            self._given = frozenset(name for pattern in _given_patterns() for name in pattern.findall(self.text))
        return self._given


@cache
def _given_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    surnames = "|".join(sorted(states().surnames - _LIKE_WORDS))
    kin = "anh|chị|cô|bà|ông|em|cháu|bé|chú|bác|cậu|Anh|Chị|Cô|Bà|Ông|Em|Cháu|Bé|Chú|Bác|Cậu"
    syllables = "Mỹ|Anh|Pháp|Đức|Ý|Nga|Nhật|Úc|Thái|Hàn|Bỉ|Áo"
    return (
        lazy_re(rf"\b(?:{surnames})(?: [{_UPPER}]\w{{0,20}}){{1,3}}? ({syllables})\b(?! [{_UPPER}])"),
        lazy_re(rf"(?<!\w )(?<!\w)(?:{kin}) ({syllables})\b(?! [{_UPPER}])"),
    )


@cache
def _phrases(groups: tuple[str, ...]) -> dict[str, str]:
    """The group of each phrase, the first that has it."""
    return {phrase: group for group in reversed(groups) for phrase in states().before[group]}


def _context(words: list[str], *groups: str) -> str | None:
    """The group whose phrase is the longest ending of the words before, among `groups`."""
    phrase = phrase_before(words, _phrases(groups))
    return phrase and _phrases(groups)[phrase]


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 40) : at]
    rest = before.rstrip(" \"“”'‘’(«[")[-1:]
    if rest in ("", "\n", ".", "!", "?", ";", "…", ":", "*", "•", "+"):
        return True
    return rest == "-" and before.rstrip(' -"“‘')[-1:] in ("", "\n", ".", ")")


def _is_headline(text: str, at: int) -> bool:
    """Whether the line is five words or more in capitals: fewer are a person's name as often as not."""
    line = text[text.rfind("\n", max(0, at - 200), at) + 1 or max(0, at - 200) : at + 200].partition("\n")[0]
    return line.isupper() and len(line.split()) >= 5


def _casing_fits(entry: Entry, text: str) -> bool:
    if text == entry.text:
        return True
    if entry.kind in _TRAPS:
        return text.isupper() or (entry.anywhere and text[1:] == entry.text[1:])
    if entry.exact and not entry.syllable:
        return False
    if entry.syllable:
        return text.isupper() and len(text) > 1
    return entry.anywhere or text[0].isupper()


def _bounded(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether no tight hyphen of a longer transcription, and no other joint of a longer word, touches the words."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before == "_" or after in ("_", "$"):
        return False  # "US$500"
    if before in "-.@/" and start > 1 and text[start - 2].isalnum() and entry.kind:
        if before != "-" and before != "/":
            of_a_domain = entry.text.isupper() and text[start - 2].isupper()  # "VOV.VN"
            return before == "." and text[start].isupper() and not of_a_domain
        if text[start - 2].islower() and ("-" in entry.text or text[start].islower()):
            return False
    return not (after == "-" and end + 1 < len(text) and text[end + 1].islower() and entry.kind)


def _goes_on(t: _Text, start: int, end: int, name: str, strong: str | None) -> bool:
    """Whether the word after a syllable makes both of them a Vietnamese name ("Mỹ Linh", "Anh Tuấn")."""
    right = t.after(end)
    if right is None or right[0] != " " or not right[1][0].isupper():
        return False
    follower = right[1]
    stop = end + 1 + len(follower)
    if (len(follower) == 1 and t.text[stop : stop + 1] == ".") or (follower.isupper() and len(follower) > 1):
        return False
    if "-" in follower or not is_vietnamese_syllable(follower):
        return False
    if strong == "strong_before" and not (name in _PAIR_ONLY and not follower.isascii()):
        return False
    return _POSTED.search(t.lower, max(0, start - 70), start) is None


def _told_by_left(t: _Text, start: int, name: str, shouted: bool, strong: str | None) -> bool | None:
    """What the word right before a syllable says: it is the state, it is not, or None."""
    left = t.before(start)
    if left is None or left[1] != " ":
        return None
    beside = left[0]
    if name in _NEVER_NAMES:
        return True
    if strong == "person_before":
        return False
    if beside[0].isupper() and not (shouted and beside.isupper()):
        if (
            beside.lower() in states().openers
            and name not in _PAIR_ONLY
            and _opens_sentence(t.text, start - len(beside) - 1)
        ):
            return name not in t.given_names()
        if strong == "strong_before":
            return True
        if is_vietnamese_syllable(beside) and not (beside.isupper() and len(beside) > 1):
            return False
    if shouted and beside.isupper():
        return strong == "strong_before"
    return True if strong else None


def _is_state(t: _Text, start: int, end: int) -> bool | None:
    """Whether a single capital syllable is the state: True, False, or None where only the article can tell."""
    word = t.text[start:end]
    shouted = word.isupper() and len(word) > 1
    name = word.capitalize() if shouted else word
    strong = _context(t.words_before(start), *_STRONG)
    if _goes_on(t, start, end, name, strong):
        return False
    right = t.after(end)
    if right is not None and right[0] == "." and right[1][0].isupper():
        return strong == "strong_before"
    told = _told_by_left(t, start, name, shouted, strong)
    if told is not None:
        return told
    if shouted and t.before(start) is None and right is not None and right[1].isupper() and len(right[1]) > 1:
        return None if name not in _PAIR_ONLY and _is_headline(t.text, start) else False
    if name in _PAIR_ONLY:
        return None if name in ("Hàn", "Thái", "Triều", "Ấn") and not _opens_sentence(t.text, start) else False
    bracketed = t.text[start - 1 : start] == "(" and t.text[end : end + 1] != ")"
    if name in _OPENING_WORDS and (bracketed or _opens_sentence(t.text, start)):
        return None
    return name not in t.given_names()


def _is_of_a_clock(t: _Text, start: int) -> bool:
    """Whether a name says whose time it is, and no state that acts: "19 giờ ngày 16-8 giờ | Việt Nam"."""
    if not t.lower.endswith(("giờ ", "nước ", "của ", "đông ", "tây "), max(0, start - 6), start):
        return False
    first = max(0, start - _CLOCK_REACH)
    if _CLOCK.search(t.lower, first, start):
        return True
    return _HOUR.search(t.lower, first, start) is not None and _CLOSED.match(t.text, start) is not None


def _kind_in_context(t: _Text, start: int, kind: str) -> str | None:
    words = t.words_before(start)
    if not words:
        return kind
    if _is_of_a_clock(t, start):
        return None
    phrase = phrase_before(words, _phrases(_KINDS_BEFORE))
    group = phrase and _phrases(_KINDS_BEFORE)[phrase]
    if group == "not_state_before" or (kind == "capital" and _context(words, "not_capital_before")):
        return None
    named = kind in ("name", "abbreviation")
    if group in ("strong_before", "people_before") and named and phrase in _phrases(("people_before",)):
        return "people"
    if group == "goods_before" and named:
        return "goods"
    if group == "team_before" and (named or kind == "capital"):
        return "team"
    return kind


def _hidden_in_name(t: _Text, start: int, text: str) -> bool:
    """Whether a name of two Vietnamese syllables is the given name of a person ("Nguyễn Thị Hà Lan")."""
    if text not in _GIVEN_PAIRS:
        return False
    left = t.before(start)
    # "Đoàn Thái Lan" is a delegation sooner than somebody's name
    return left is not None and left[1] == " " and left[0] in states().surnames - {"Đoàn"}


def _is_given_name_abroad(t: _Text, start: int, end: int, text: str) -> bool:
    """Whether a state's name is somebody's ("Michael Jordan", "Jordan Smith"; not "Quốc vương Jordan Abdullah")."""
    if text not in states().given_names_abroad or _context(t.words_before(start), "strong_before"):
        return False
    left, right = t.before(start), t.after(end)
    if left is not None and left[1] == " " and _is_foreign_name(left[0]):
        return True
    return right is not None and right[0] == " " and _is_foreign_name(right[1])


def _is_foreign_name(word: str) -> bool:
    """Whether a word could be a foreigner's: letters, one capital in front, and no Vietnamese syllable."""
    return word.isalpha() and word[0].isupper() and not word.isupper() and not is_vietnamese_syllable(word)


def find_countries(document: Document) -> tuple[CountryMention, ...]:
    """All mentions of states and of organisations of states in a text, in order, none overlapping.

    Longest words win; traps ("Mỹ Đình", "Nhật báo") give nothing. A run of names with hyphens between ("Việt - Lào",
    "Mỹ-Nhật-Hàn") is one mention of kind `pair` with a code for each member.
    """
    t = _Text(document)
    kept = _kept(t, document)
    found: list[CountryMention] = []
    doubtful: list[_Found] = []
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
        verdict = _verdict(t, start, end, entry)
        if verdict is None:
            doubtful.append((start, end, entry))
        if not verdict:
            continue
        kind = _kind_in_context(t, start, entry.kind)
        if kind is None or (language_end and _LISTED.fullmatch(t.text, language_end, start)):
            language_end = end
            continue
        half = _other_half(t, start, end) if kind == "name" else None
        found.extend([half] if half else [])
        found.append(CountryMention(start, end, t.text[start:end], entry.codes, kind))
    if doubtful:
        found.extend(_settle(t, doubtful, found))
        found.sort(key=lambda m: m.start)
    found = _of_namesakes(found)
    return tuple(_joined_adjectives(document, found) if document.english else found)


@cache
def _namesakes() -> dict[str, str]:
    """Short names that two states share, with the state that each is not by itself."""
    pairs = (words.rpartition(" ") for words in listed("places.toml", "namesakes"))
    return {name: code for name, _, code in pairs}


def _of_namesakes(found: list[CountryMention]) -> list[CountryMention]:
    """Mentions in order; a short name that two states share is that of the one which the article names in full:
    "Cộng hòa Dân chủ Congo … miền đông | Congo"."""
    told = {code for m in found if m.text not in _namesakes() for code in m.codes}
    out = []
    for m in found:
        other = _namesakes().get(m.text)
        meant = other in told and told.isdisjoint(m.codes)
        out.append(replace(m, codes=(other,)) if other and meant else m)
    return out


def _other_half(t: _Text, start: int, end: int) -> CountryMention | None:
    """The state before the name of another at [start, end) that shares what is behind the side of the world: "Nam | và
    Bắc Hàn"; none where that word ends somebody's name ("ông Nguyễn Nam và Bắc Hàn")."""
    side, _, rest = t.text[start:end].partition(" ")
    if not rest or side not in listed("groups.toml", "sides_of_the_world"):
        return None
    link = next((link for link in _BETWEEN_HALVES if t.text.endswith(link, 0, start)), "")
    at = start - len(link)
    word, gap = t.before(at) or ("", "")
    first = at - len(word)
    before = t.before(first)
    named = before is not None and before[1] == " " and before[0][:1].isupper()
    code = resolve_country(f"{word} {rest}")
    if not link or gap or named or word == side or word not in listed("groups.toml", "sides_of_the_world") or not code:
        return None
    return CountryMention(first, at, word, (code,), "name")


def _joined_adjectives(document: Document, found: list[CountryMention]) -> list[CountryMention]:
    """Mentions in order, two adjectives before one office made a pair: "the Vietnamese and Lao ministries"."""
    offices = {start for start, _, _ in document.hits.of(Kind.OFFICE)}
    out: list[CountryMention] = []
    for m in found:
        last = out[-1] if out else m
        two = last.kind == m.kind == "adjective" and last.codes != m.codes and m.end + 1 in offices
        if two and document.text[last.end : m.start] == " and ":
            codes = tuple(dict.fromkeys((*last.codes, *m.codes)))
            m = CountryMention(last.start, m.end, document.text[last.start : m.end], codes, "pair")
            out.pop()
        out.append(m)
    return out


def _kept(t: _Text, document: Document) -> list[_Found]:
    """The literals of states that are written as such, the longest where they overlap."""
    kept: list[_Found] = []
    free = 0
    for start, end, entries in document.hits.of(Kind.STATE):
        if start < free:
            continue
        words = t.text[start:end]
        for entry in entries:
            if entry.kind == "opening" and not _opens_sentence(t.text, start):
                continue
            if _casing_fits(entry, words) and _bounded(t.text, start, end, entry):
                if entry.kind == "not_trap":
                    entry = states().syllables[entry.text.split()[0]]
                    kept.append((start, start + len(entry.text), entry))
                else:
                    kept.append((start, end, entry))
                free = kept[-1][1]
                break
    return kept


def _verdict(t: _Text, start: int, end: int, entry: Entry) -> bool | None:
    if entry.kind in ("", "opening") or (entry.kind == "adjective" and not t.document.english):
        return False
    if entry.syllable:  # in English "Nga" and "Anh" are people
        return not t.document.english and _is_state(t, start, end)
    return not (_hidden_in_name(t, start, entry.text) or _is_given_name_abroad(t, start, end, entry.text))


def _run(t: _Text, kept: list[_Found], i: int) -> list[_Found]:
    """The candidates from `i` on that are names of states with nothing but hyphens between."""
    run: list[_Found] = []
    for at in range(i, len(kept)):
        found = kept[at]
        if found[2].kind not in ("name", "abbreviation"):
            break
        if run and not (run[-1][1] < found[0] and _joined(t, run[-1], found[0], found[2])):
            break
        run.append(found)
    return run


def _joined(t: _Text, left: _Found, start: int, right: Entry) -> bool:
    """Whether two names stand together as a pair: a hyphen between, or "quan hệ" before two bare syllables, or a word
    that counts them: "hai nước | Việt, Trung"."""
    if start - left[1] <= 3 and _JOINT.fullmatch(t.text, left[1], start):
        return True
    gap = t.text[left[1] : start]
    before = {" ": "pair_before", ", ": "two_before", " và ": "two_before"}.get(gap)
    if before is None or not (left[2].syllable and right.syllable):
        return False
    return _context(t.words_before(left[0]), before) is not None


def _pair(t: _Text, run: list[_Found]) -> tuple[CountryMention | None, bool]:
    """The mention of a run of names, and whether the run is used up (as a mention, or as a school's name)."""
    start, end = run[0][0], run[-1][1]
    codes = tuple(dict.fromkeys(code for _, _, entry in run for code in entry.codes))
    if len(codes) < 2:
        return None, False
    if any(entry.syllable for _, _, entry in run):
        before = _context(t.words_before(start), "pair_not_state_before", "person_before", "strong_before")
        if before in ("pair_not_state_before", "person_before"):
            return None, True
        left = t.before(start)
        if run[0][2].syllable and left is not None and left[1] == " " and left[0] in states().surnames:
            return None, False
        if t.text[run[-1][0] : end] in _PAIR_ONLY and _opens_name(t.after(end)):
            return None, False
    return CountryMention(start, end, t.text[start:end], codes, "pair"), True


def _opens_name(right: tuple[str, str] | None) -> bool:
    """Whether what stands after a syllable goes on as a Vietnamese name ("Việt - Thái Bình")."""
    if right is None or right[0] != " ":
        return False
    word = right[1]
    if not word[0].isupper() or word.isupper() or "-" in word or word in ("Nam", "Quốc", "Bản"):
        return False
    return is_vietnamese_syllable(word)


def _settle(t: _Text, doubtful: list[_Found], found: list[CountryMention]) -> list[CountryMention]:
    """Doubtful syllables that the rest of the article vouches for, or a state after them: "Anh và Việt Nam"."""
    sure = {code for m in found if m.kind not in ("organisation", "team", "goods") for code in m.codes}
    by_end = {m.end: m for m in found if m.kind != "organisation"}
    by_start = {m.start: m for m in found if m.kind != "organisation"}
    settled = []
    for start, end, entry in doubtful:
        word = t.text[start:end].capitalize()
        listed = word in _OPENING_WORDS and not t.calls_anh and _beside_state(t, start, end, by_start, {})
        if word in t.given_names() or not (listed or entry.codes[0] in sure):
            continue
        if word in ("Anh", "Áo", "Ý") and not (listed or _acts_as_state(t, end, word)):
            continue
        if word in _PAIR_ONLY and not _beside_state(t, start, end, by_start, by_end):
            continue
        settled.append(CountryMention(start, end, t.text[start:end], entry.codes, entry.kind))
    return settled


def _acts_as_state(t: _Text, end: int, word: str) -> bool:
    if word == "Anh" and t.calls_anh:
        return False
    return _ACTS.match(t.text, end) is not None


def _beside_state(
    t: _Text, start: int, end: int, by_start: dict[int, CountryMention], by_end: dict[int, CountryMention]
) -> bool:
    """Whether "và", "với", a comma or a hyphen links the syllable with a state found already."""
    for link in _LINKS:
        if t.text.startswith(link, end) and end + len(link) in by_start:
            return True
        if t.text.endswith(link, 0, start) and start - len(link) in by_end:
            return True
    return False


def country_name(code: str, lang: str = "vi") -> str:
    """The short name of a state, in Vietnamese (`vi`) or English (`en`). Raises KeyError for an unknown code."""
    country = states().countries[code]
    return country.name_vi if lang == "vi" else country.name_en


def alpha3(code: str) -> str:
    """The alpha-3 code of a state. Raises KeyError for an unknown code."""
    return states().countries[code].alpha3


def resolve_country(text: str) -> str | None:
    """The alpha-2 code of a state given as alpha-2, alpha-3 or a Vietnamese or English name.

    Upper and lower case, diacritics, hyphens and tone placement make no difference, save where a code and a name
    would collide: "NGA" is Nigeria's code and "nga" Nga, "my" is Malaysia's code and "My" Mỹ. None where nothing
    fits.
    """
    k = states()
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
