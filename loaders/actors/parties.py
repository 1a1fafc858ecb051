"""Who speaks for which state in a text: offices, people, delegations, ships, bare country names, "hai bên".

A *party* is a run of words that names one actor: "Đại tướng Ngô Xuân Lịch, Bộ trưởng Quốc phòng" is one. Its
state comes from what is said inside the run (a country, a person known to hold an office), else from the same name
earlier or later in the article, else from what the bare word means in a Vietnamese paper.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

import regex as re

from loaders.actors.countries import CountryMention, find_countries
from loaders.actors.offices import (
    ADDRESS_PATTERN,
    RANK_PATTERN,
    VIETNAMESE_NAME,
    OfficeMention,
    find_offices,
    looks_vietnamese,
)
from loaders.actors.people import PersonMention, find_people
from loaders.actors.roles import find_roles, is_attributive, is_placed
from loaders.text.clauses import ClauseIndex, find_clauses
from loaders.text.sentences import Sentence
from loaders.text.zones import Role


class PartyKind(StrEnum):
    ACTOR = "actor"  # an office, a person, a delegation, a body
    STATE = "state"  # the country's name alone
    PLACE = "place"  # the country or its capital as a place: "tại Singapore"
    PAIR = "pair"  # two states in one expression: "Việt - Lào"
    BOTH = "both"  # "hai bên", "hai nước": the two states the article is about
    PEOPLE = "people"  # citizens, languages, goods: no actor
    UNION = "union"  # EU, ASEAN, NATO …: an actor that is no state
    PRIVATE = "private"  # companies, associations, diaspora, one's own embassy staff


@dataclass(frozen=True, slots=True)
class Party:
    """[start, end) of the normalised text; `codes` alpha-2 codes (two for PAIR, none for BOTH, UNION and PRIVATE).

    `strong`: the words themselves name the state; otherwise it rests on memory of the article or on usage.
    `people`: office holders of the facts named inside. `roles`: what it counts as (`loaders.actors.roles.ROLES`).
    `attributive`: a state's name that only describes something ("lãnh thổ Lào", "người Lào", "do Mỹ sản xuất").
    `placed`: the words before say where ("tại", "ở"). `clause`: the number of its clause in `find_clauses`.
    """

    start: int
    end: int
    text: str
    kind: PartyKind
    codes: tuple[str, ...]
    strong: bool
    people: tuple[PersonMention, ...] = ()
    names: tuple[str, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    roles: frozenset[str] = frozenset()
    attributive: bool = False
    placed: bool = False
    clause: int = -1

    @property
    def official(self) -> bool:
        """Whether the words name an office, a body or a known office holder, not just a name or a country."""
        if self.kind is PartyKind.BOTH:
            return True
        return self.kind in (PartyKind.ACTOR, PartyKind.PAIR) and bool(self.offices or self.people)

    @property
    def code(self) -> str | None:
        return self.codes[0] if len(self.codes) == 1 else None


_BOTH = re.compile(
    r"(?<![\p{L}])(?:hai|đôi|song|2)\s+(?:bên|nước|phía|đoàn|Bộ trưởng|Thứ trưởng|Thủ tướng|Ngoại trưởng"
    r"|Tổng thống|Chủ tịch|vị|nhà lãnh đạo|"
    r"lãnh đạo|quốc gia|Đảng|Nhà nước|Chính phủ|Bộ|quân đội|Quốc hội|ông|bộ|miền|tướng|Tổng Tham mưu trưởng"
    r"|cơ quan|dân tộc|phái đoàn|người|nguyên thủ|nhà ngoại giao)"
    r"(?![\p{L}])|(?<![\p{L}])họ(?=\s+(?:đã\s+|cùng\s+)?(?:ký|hội đàm|gặp|bắt tay))|(?<![\p{L}])song phương(?![\p{L}])",
    re.IGNORECASE,
)
_UNION = re.compile(
    r"(?<![\p{L}\d-])(?:EU|ASEAN|NATO|LHQ|Liên [Hh]ợp [Qq]uốc|Liên [Hh]iệp [Qq]uốc|Liên minh châu Âu"
    r"|Ủy ban châu Âu|Hội đồng châu Âu|"
    r"IMF|WB|Ngân hàng Thế giới|WHO|UNESCO|IAEA|UNDP|ADB|APEC|G7|G20|IPU|AIPA|Mekong|WEF|Interpol|EC|EP"
    r"|Nghị viện châu Âu)(?![\p{L}\d])"
)
_PRIVATE = re.compile(
    r"(?<![\p{L}])(?:(?:các\s+)?doanh\s+nghiệp|doanh\s+nhân|tập\s+đoàn|công\s+ty|hãng(?!\s+(?:thông tấn|tin))"
    r"|ngân\s+hàng|hiệp\s+hội|phòng\s+thương\s+mại|liên\s+đoàn|"
    r"nhà\s+đầu\s+tư|kiều\s+bào|việt\s+kiều|bà\s+con|cộng\s+đồng\s+(?:người\s+)?Việt|người\s+Việt\s+Nam\s+ở|cử\s+tri|phóng\s+viên|nhà\s+báo|"
    r"báo\s+chí|sinh\s+viên|học\s+sinh|trí\s+thức|du\s+học\s+sinh|nghệ\s+sĩ|cầu\s+thủ|huấn\s+luyện\s+viên|đội\s+tuyển|câu\s+lạc\s+bộ|CLB|HLV|"
    r"tổng\s+thầu|nhà\s+thầu|thầu\s+phụ|truyền\s+thông|trang\s+(?:mạng|tin)|hãng\s+tin|diễn\s+viên|ca\s+sĩ|người\s+mẫu|cặp\s+đôi|bị\s+cáo|nghi\s+phạm|"
    r"cán\s+bộ,?\s*(?:và\s+)?nhân\s+viên|trường\s+đại\s+học|đại\s+học|viện\s+nghiên\s+cứu|quỹ|CEO|Tổng\s+Giám\s+đốc|Giám\s+đốc\s+điều\s+hành)(?![\p{L}])",
    re.IGNORECASE,
)

# Words at which an office's own words end: verbs, prepositions of place and time, conjunctions.
_STOP = (
    "đã", "sẽ", "đang", "vừa", "mới", "có", "là", "tại", "ở", "với", "cùng", "và", "do", "tới", "đến", "sang",
    "trong", "từ", "về", "cho", "nhân", "sáng", "trưa", "chiều", "tối", "đêm", "ngày", "hôm", "tiếp", "gặp", "hội",
    "thăm", "đón", "dẫn", "nói", "khẳng", "nhấn", "bày", "cảm", "đánh", "chúc", "đề", "mong", "trao", "nhận", "ký",
    "phát", "dự", "tham", "theo", "rằng", "ra", "mời", "trân", "cũng", "điện", "thông", "chào", "rời", "lần",
    "sau", "trước", "khi", "bên", "để", "như", "nêu", "tin", "cam", "thay", "chứng", "tiến", "đồng", "hoan", "hy",
    "hi", "nhằm", "nên", "bị", "được", "phải", "không", "chưa", "nếu", "vì", "mà", "thì", "lại", "còn", "đối",
    "yết", "diện", "đi", "công", "lên", "bắt", "kết", "thảo", "bàn", "giữa", "lúc", "vào", "thân", "ngay", "qua",
    "dành", "tuyên", "thống", "tổ", "làm", "gửi", "viết", "duyệt", "đặt", "tặng", "đưa", "lưu", "khai", "cập",
    "hạ", "ghé", "đáp", "kêu", "yêu", "giúp", "cử", "chuyển", "cắt", "trừng", "trục", "áp", "hủy", "hoãn", "siết",
    "ủng", "tán", "hứa", "muốn", "coi", "xem", "quyết", "chỉ", "nhờ", "lập", "đổi", "đàm", "khiến", "buộc", "dùng",
    "mở", "bước", "châm", "vẫy", "vui", "lo", "diễn", "tập", "tuần", "trình", "triệu", "khánh", "chiêu", "trả",
    "phủ", "bác", "họp", "phản", "tố", "cảnh",
)  # fmt: skip
_TAIL = re.compile(
    r"(?:\s+(?:của\s+)?(?!(?:chủ (?:trì|tọa|động)|(?:viện|hỗ) trợ|"
    + "|".join(_STOP)
    + r")(?![\p{L}]))[\p{L}\d][\p{L}\d./&+-]*(?:\s+-\s+(?=\p{Lu})[\p{L}\d.]+)*){1,14}?"
    r"(?=\s*(?:[,;:.()\"“”\n|'’‘]|-\s|$)|\s+(?:chủ (?:trì|tọa|động)|(?:viện|hỗ) trợ|"
    + "|".join(_STOP)
    + r")(?![\p{L}]))"
)
_NAME = re.compile(
    r"(?<![\p{L}\d])\p{Lu}[\p{L}'’.-]*(?:\s+(?:-\s+\p{Ll}+|al\s+-\s+\p{Lu}?\p{L}+|(?:bin|al|de|van|der|da|dos|von|ibn|la)\s+(?=\p{Lu})|\p{Lu}[\p{L}'’.-]*))*"
)
_CAPITALS = re.compile(r"(?:\s+\p{Lu}[\p{L}.-]*)+")
_NATION = re.compile(r"\s+(?:(?:nước|của)\s+){0,2}")
_GLUE = re.compile(
    r"(?:[\s,:()\"“”*|-]|(?<![\p{L}])(?:kiêm|nước|ngài|ông|bà|của|là|và|cùng|đồng chí|phu nhân|do|dẫn đầu"
    r"|làm Trưởng đoàn|cấp cao)(?![\p{L}]))*",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"(?<![\p{L}])(?:và|cùng|do)(?![\p{L}])", re.IGNORECASE)
_PLACE_BEFORE = re.compile(
    r"(?<![\p{L}])(?:tại|ở|trên đất|sân bay(?: quốc tế)?|thủ đô(?: hành chính)?|thành phố|TP\.?"
    r"|đại sứ quán [\p{L} ]{1,25} tại|từ|rời|gần|miền (?:bắc|nam|trung)|phía (?:bắc|nam|đông|tây)|bang|tỉnh"
    r"|đảo|cảng|vùng|khu vực|giáp(?: với)?|sát)\s+(?:nước\s+)?$",
    re.IGNORECASE,
)
_DESTINATION_BEFORE = re.compile(
    r"(?<![\p{L}])(?:thăm|tới|đến|sang|qua|về|công du|đặt chân(?: tới| đến)?|rời|ghé)(?:\s+(?:và làm việc"
    r"|làm việc|chính thức|hữu nghị|cấp nhà nước|cấp cao|thủ đô|nước|đất nước|thành phố|sân bay(?: quốc tế)?"
    r"|tại|ở|tới|đến|lại|xã giao|Cộng hòa|Vương quốc|,)){0,5}\s*$",
    re.IGNORECASE,
)


def find_parties(text: str, sentences: tuple[Sentence, ...]) -> tuple[Party, ...]:
    """All parties of a text, in order, not overlapping. `sentences` bound them: a party never crosses one."""
    countries = find_countries(text)
    people = find_people(text)
    pieces = _pieces(text, sentences, countries, people)
    pieces = _by_apposition(text, pieces)
    memory = _memory(pieces)
    clauses = ClauseIndex(find_clauses(text, sentences))
    return tuple(_described(text, _settle(p, memory), clauses) for p in pieces)


def _has_rank(p: Party) -> bool:
    """Whether a rank stands in the words, and not inside an office ("Thủ tướng")."""
    inside = [(o.start - p.start, o.end - p.start) for o in p.offices]
    return any(not any(a <= m.start() < b for a, b in inside) for m in RANK_PATTERN.finditer(p.text))


_NAMES_OF_STATES = frozenset({PartyKind.STATE, PartyKind.PLACE, PartyKind.PAIR})


def _described(text: str, p: Party, clauses: ClauseIndex) -> Party:
    """The party with what a scorer asks of it."""
    if p.kind is PartyKind.PRIVATE:
        roles = frozenset({"private"})
    elif p.kind in (PartyKind.ACTOR, PartyKind.PAIR, PartyKind.BOTH):
        roles = find_roles(text, p.start, p.offices, p.people, _has_rank(p))
    else:
        roles = frozenset()
    return replace(
        p,
        roles=roles,
        attributive=p.kind is PartyKind.PEOPLE or (p.kind in _NAMES_OF_STATES and is_attributive(text, p.start, p.end)),
        placed=p.kind is PartyKind.PLACE or is_placed(text, p.start),
        clause=clauses.number(p.start),
    )


_APPOSITION = re.compile(
    r"\s*(?:,|-)\s*(?:là\s+)?(?:người\s+)?(?:đứng đầu|phụ trách|đại diện|thuộc|của|trưởng|dẫn đầu|chỉ huy"
    r"|quan chức|đặc trách)[^,.;:()\n]{0,50}"
)


def _by_apposition(text: str, pieces: list[Party]) -> list[Party]:
    """ "Đại tướng X, đứng đầu … Bộ Quốc phòng Thái Lan": the state stands in the words that explain the name."""
    out = list(pieces)
    for n, (p, q) in enumerate(itertools.pairwise(pieces)):
        if (
            (
                p.kind is PartyKind.ACTOR
                and not p.codes
                and p.names
                and q.code
                and q.strong
                and not q.names
                and not q.people
            )
            and q.kind in (PartyKind.ACTOR, PartyKind.STATE)
            and _APPOSITION.fullmatch(text, p.end, q.start)
        ):
            out[n] = replace(p, codes=q.codes, strong=True)
    return out


def _pieces(
    text: str, sentences: tuple[Sentence, ...], countries: tuple[CountryMention, ...], people: tuple[PersonMention, ...]
) -> list[Party]:
    out: list[Party] = []
    c_at = p_at = 0
    for s in sentences:
        while c_at < len(countries) and countries[c_at].start < s.start:
            c_at += 1
        while p_at < len(people) and people[p_at].start < s.start:
            p_at += 1
        mine_c = []
        while c_at < len(countries) and countries[c_at].end <= s.end:
            mine_c.append(countries[c_at])
            c_at += 1
        mine_p = []
        while p_at < len(people) and people[p_at].end <= s.end:
            mine_p.append(people[p_at])
            p_at += 1
        out.extend(_of_sentence(text, s, mine_c, mine_p))
    return out


@dataclass(slots=True)
class _Run:
    """A party being built."""

    start: int
    end: int
    offices: list[OfficeMention]
    countries: list[CountryMention]
    people: list[PersonMention]
    names: list[str]
    ranked: bool = False


def _of_sentence(text: str, s: Sentence, countries: list[CountryMention], people: list[PersonMention]) -> list[Party]:
    runs = _runs(text, s, [c for c in countries if c.kind != "city"], people)
    parties = [_from_run(text, r) for r in runs]
    taken = [(r.start, r.end) for r in runs]
    for c in countries:
        if any(a <= c.start < b for a, b in taken):
            continue
        parties.append(_bare_country(text, s, c))
        taken.append((c.start, c.end))
    for pattern, kind in ((_BOTH, PartyKind.BOTH), (_UNION, PartyKind.UNION), (_PRIVATE, PartyKind.PRIVATE)):
        for m in pattern.finditer(text, s.start, s.end):
            if not any(a <= m.start() < b for a, b in taken):
                parties.append(Party(m.start(), m.end(), m.group(), kind, (), True))
    return _join_lists(text, sorted(parties, key=lambda p: p.start))


def _runs(text: str, s: Sentence, countries: list[CountryMention], people: list[PersonMention]) -> list[_Run]:
    """Atoms (office with its tail, rank, person, Vietnamese name) joined where only glue stands between them."""
    atoms: list[tuple[int, int, str, object]] = []
    offices = find_offices(text, s.start, s.end)
    for o in offices:
        tail = _TAIL.match(text, o.end, s.end) or _CAPITALS.match(text, o.end, s.end)
        end = tail.end() if tail else o.end
        for c in countries:
            if c.start <= end + 8 and c.end > end and _NATION.fullmatch(text, end, c.start):
                end = c.end
        later = [x.start for x in offices if x.start > o.start and x.start < end]
        if later:
            end = len(text[: later[0]].rstrip())
        atoms.append((o.start, max(end, o.end), "office", o))
    for m in RANK_PATTERN.finditer(text, s.start, s.end):
        atoms.append((m.start(), m.end(), "rank", None))
    for m in ADDRESS_PATTERN.finditer(text, s.start, s.end):
        atoms.append((m.start(), m.end(), "rank", None))
    for p in people:
        atoms.append((p.start, p.end, "person", p))
    for m in VIETNAMESE_NAME.finditer(text, s.start, s.end):
        if not any(p.start < m.end() and m.start() < p.end for p in people):
            atoms.append((m.start(), m.end(), "name", m.group()))
            countries = [c for c in countries if not m.start() <= c.start < m.end()]
    atoms.sort(key=lambda a: (a[0], -a[1]))
    runs: list[_Run] = []
    for n, (a_start, a_end, kind, value) in enumerate(atoms):
        run = runs[-1] if runs else None
        follows = atoms[n + 1] if n + 1 < len(atoms) else None
        if run is None or not _joins(text, run, a_start, a_end, kind, countries, follows):
            run = _Run(a_start, a_end, [], [], [], [])
            runs.append(run)
        run.end = max(run.end, a_end)
        if kind == "office":
            assert isinstance(value, OfficeMention)
            run.offices.append(value)
        elif kind == "person":
            assert isinstance(value, PersonMention)
            run.people.append(value)
            run.names.append(value.text)
        elif kind == "name":
            run.names.append(str(value))
        else:
            run.ranked = True
            name = _NAME.match(text, len(text[:a_end]) + 1, s.end)
            if name:
                run.end = max(run.end, name.end())
    for run in runs:
        # a foreign name that no gazetteer knows follows its office directly
        follow = re.compile(r"[\s,]*(?:ông|bà|ngài|-)?\s*").match(text, run.end, s.end)
        if follow and run.offices and not run.people:
            name = _NAME.match(text, follow.end(), s.end)
            covered = name and any(c.start < name.end() and name.start() < c.end for c in countries)
            if name and not covered and "," not in follow.group():
                run.end = name.end()
        run.countries = [c for c in countries if run.start <= c.start and c.end <= run.end]
        run.names.extend(_names_in(text, run))
    return [r for r in runs if r.offices or r.people or r.names or r.ranked]


def _names_in(text: str, run: _Run) -> Iterable[str]:
    """Capitalised words of the run that are neither office nor country: a foreigner's name."""
    covered = [(o.start, o.end) for o in run.offices] + [(c.start, c.end) for c in run.countries]
    covered += [(p.start, p.end) for p in run.people]
    for m in _NAME.finditer(text, run.start, run.end):
        # "Pháp Jean Rivoire": the name begins behind the state
        start = max((b for a, b in covered if a <= m.start() < b < m.end()), default=m.start())
        name = text[start : m.end()].strip(" -")
        start = m.end() - len(text[start : m.end()].lstrip(" -"))
        if any(a < m.end() and start < b for a, b in covered) or RANK_PATTERN.fullmatch(name):
            continue
        if name in run.names or len(name) < 2:
            continue
        yield name


def _joins(
    text: str,
    run: _Run,
    start: int,
    end: int,
    kind: str,
    countries: list[CountryMention],
    follows: tuple[int, int, str, object] | None,
) -> bool:
    """Whether the next atom still speaks of the same actor."""
    if start < run.end:
        return True
    gap = text[run.end : start]
    if not _GLUE.fullmatch(gap) or "\n" in gap:
        return False
    named = bool(run.people or run.names) or (kind == "office" and _names_after_state(text, run, countries))
    if kind in ("person", "name") and named:
        return False
    conjunction = _CONJUNCTION.search(gap)
    if conjunction:
        # "đoàn đại biểu … do Thượng tướng X dẫn đầu" is one actor, "Thủ tướng A và Thủ tướng B" are two
        return conjunction.group().lower() == "do" and any(o.word.kind == "body" for o in run.offices)
    if kind == "rank" and "," in gap and named:
        return False
    if kind == "office" and "," in gap:
        here = {c.codes for c in countries if run.start <= c.start < run.end}
        there = {c.codes for c in countries if start <= c.start < end}
        if here and there and not here & there:
            return False  # "Đại sứ Lào, Đại sứ Cuba"
        if any(text[o.start : o.end].lower() == text[start : start + o.end - o.start].lower() for o in run.offices):
            return False  # "hội đàm với Thủ tướng Lào, Thủ tướng đề nghị"
    if kind == "office" and named:
        if follows and follows[2] in ("person", "name") and _GLUE.fullmatch(text[end : follows[0]]):
            return False  # the office belongs to the name after it
        own = {h.country for p in run.people for h in p.holdings}
        said = {c.codes[0] for c in countries if start <= c.start < end and len(c.codes) == 1}
        if own and said and not own & said:
            return False
    return True


def _names_after_state(text: str, run: _Run, countries: list[CountryMention]) -> bool:
    """Whether a name that no gazetteer knows stands behind the state ("Ngoại trưởng Mỹ Smith")."""
    ends = [c.end for c in countries if run.start <= c.start and c.end <= run.end]
    return bool(ends) and bool(_NAME.search(text, max(ends), run.end))


def _from_run(text: str, run: _Run) -> Party:
    codes: tuple[str, ...] = ()
    strong = False
    own = _own_country(text, run)
    two = next((c.codes for c in run.countries if len(c.codes) == 2 and c.kind != "organisation"), None)
    if not own and two and not run.people:
        return Party(
            run.start, run.end, text[run.start : run.end], PartyKind.PAIR, two, True, (), (), tuple(run.offices)
        )
    if not own and not run.people and not run.names and _BOTH.search(text, run.start, run.end):
        return Party(
            run.start, run.end, text[run.start : run.end], PartyKind.BOTH, (), True, (), (), tuple(run.offices)
        )
    if own:
        codes, strong = (own,), True
    elif run.people:
        held = Counter(h.country for p in run.people for h in p.holdings)
        if held:
            codes, strong = (held.most_common(1)[0][0],), len(held) == 1
    elif run.names and all(VIETNAMESE_NAME.fullmatch(n) for n in run.names[:1]):
        codes = ("VN",)
    elif run.offices and not run.names and run.offices[0].word.unmarked:
        codes = (run.offices[0].word.unmarked,)
    words = text[run.start : run.end]
    kind = PartyKind.ACTOR
    if _PRIVATE.search(words):
        kind, codes = PartyKind.PRIVATE, ()
    elif not own and _UNION.search(words):
        kind, codes, strong = PartyKind.UNION, (), False
    return Party(
        run.start, run.end, words, kind, codes, strong, tuple(run.people), tuple(run.names), tuple(run.offices)
    )


def _own_country(text: str, run: _Run) -> str | None:
    """The state named inside the run; what follows "tại" in an ambassador's title is the host, not his own."""
    named = []
    for c in run.countries:
        before = text[max(run.start, c.start - 12) : c.start]
        if re.search(r"(?<![\p{L}])(?:tại|ở)\s+(?:nước\s+)?$", before) or len(c.codes) != 1:
            continue
        if c.kind in ("people", "team", "goods", "organisation"):
            continue
        named.append(c.codes[0])
    return named[0] if named else None


_MEDIA_BEFORE = re.compile(
    r"(?<![\p{L}])(?:hãng(?: tin| thông tấn)?|tờ|(?<!họp )(?:nhật )?báo|báo chí|đài(?: truyền hình| phát thanh)?"
    r"|truyền thông|tạp chí|kênh)"
    r"(?:\s+(?!(?:của|ở|tại|với|từ|cho|về|đến|tới|và|rằng|tin)(?![\p{L}]))[\p{L}\d.'-]+){0,5}?\s+(?:của\s+)?(?:nước\s+)?$",
    re.IGNORECASE,
)
_BORDER_BEFORE = re.compile(r"(?<![\p{L}])(?:biên giới|ranh giới|đường biên|vùng biên)\s+$", re.IGNORECASE)


def _bare_country(text: str, s: Sentence, c: CountryMention) -> Party:
    before = text[max(s.start, c.start - 60) : c.start]
    if c.kind == "organisation" or not c.codes:
        return Party(c.start, c.end, c.text, PartyKind.UNION, (), True)
    if c.kind == "city":
        kind = PartyKind.PLACE
    elif c.kind in ("people", "team", "goods") or before.endswith("("):
        kind = PartyKind.PEOPLE  # a state in brackets only places what stands before it
    elif _MEDIA_BEFORE.search(before):
        kind = PartyKind.PEOPLE  # "hãng tin Sputnik của Nga" reports, and does nothing
    elif len(c.codes) == 2 and _BORDER_BEFORE.search(before):
        return Party(c.start, c.end, c.text, PartyKind.PLACE, (), True)  # a border is a place, of neither
    elif len(c.codes) == 2:
        kind = PartyKind.PAIR
    elif _DESTINATION_BEFORE.search(before) or _PLACE_BEFORE.search(before):
        kind = PartyKind.PLACE
    else:
        kind = PartyKind.STATE
    return Party(c.start, c.end, c.text, kind, c.codes, True)


_DASH = re.compile(r"\s*-\s*")


def _join_lists(text: str, parties: list[Party]) -> list[Party]:
    """ "Việt Nam - Lào" names a pair, not two actors."""
    out: list[Party] = []
    for p in parties:
        if (
            out
            and p.kind in (PartyKind.STATE, PartyKind.PLACE)
            and out[-1].kind in (PartyKind.STATE, PartyKind.PLACE)
            and _DASH.fullmatch(text, out[-1].end, p.start)
            and p.codes != out[-1].codes
        ):
            q = out.pop()
            p = Party(q.start, p.end, text[q.start : p.end], PartyKind.PAIR, q.codes + p.codes, True)
        out.append(p)
    return out


def _keys(name: str) -> list[str]:
    """What later mentions may call a person by: the whole name, its last word, its first."""
    words = [w.strip(".,'’") for w in re.split(r"\s+", name) if len(w.strip(".,'’-")) > 1]
    return [" ".join(words), *(w for w in words if len(w) > 2)] if words else []


def _memory(parties: list[Party]) -> dict[str, str]:
    """Names of the article to the state their owner was said to act for, "" for a union of states."""
    votes: dict[str, Counter[str]] = {}
    for p in parties:
        if p.kind is PartyKind.UNION:
            for name in (*p.names, *(m.text for m in p.people)):
                for n, key in enumerate(_keys(name)):
                    votes.setdefault(key, Counter())[""] += 9 if n == 0 else 3
        if p.kind is PartyKind.ACTOR and p.code and p.strong:
            for name in p.names:
                for n, key in enumerate(_keys(name)):
                    votes.setdefault(key, Counter())[p.code] += 3 if n == 0 else 1
    return {key: count.most_common(1)[0][0] for key, count in votes.items()}


def _settle(p: Party, memory: dict[str, str]) -> Party:
    """Fill in the state of a party that its own words leave open."""
    if p.kind is not PartyKind.ACTOR:
        return p
    for name in (*p.names, *(m.text for m in p.people)):
        keys = _keys(name)
        if any(memory.get(k) == "" for k in keys[:2]) and not any(o.word.unmarked or o.word.office for o in p.offices):
            return replace(p, kind=PartyKind.UNION, codes=())
    if p.strong:
        return p
    for name in p.names:
        keys = _keys(name)
        if keys and keys[0] in memory:
            return replace(p, codes=(memory[keys[0]],), strong=True)
    for name in p.names:
        for key in _keys(name)[1:]:
            if key in memory and not (looks_vietnamese(name) and len(name.split()) > 1):
                return replace(p, codes=(memory[key],), strong=True)
    if p.code == "VN" and p.names and not all(looks_vietnamese(n) for n in p.names[:1]):
        return replace(p, codes=())
    if (
        not p.codes
        and p.names
        and all(looks_vietnamese(n) for n in p.names)
        and any(o.word.unmarked == "VN" for o in p.offices)
    ):
        return replace(p, codes=("VN",))
    return p


def focus_pair(parties: tuple[Party, ...], sentences: tuple[Sentence, ...]) -> tuple[str, str] | None:
    """The two states an article is about: those named most, the title and the first sentences counting more."""
    weight: Counter[str] = Counter()
    at = 0
    body = 0
    for s in sentences:
        if s.role in (Role.RELATED, Role.FOOTER, Role.CLOCK, Role.HEADER):
            w = 0.0
        elif s.role is Role.TITLE:
            w = 4.0
        elif s.role is Role.CAPTION:
            w = 1.5
        else:
            body += 1
            w = 4.0 if body <= 2 else 2.0 if body <= 5 else 1.0
        while at < len(parties) and parties[at].start < s.start:
            at += 1
        seen: Counter[str] = Counter()
        while at < len(parties) and parties[at].end <= s.end:
            p = parties[at]
            at += 1
            share = {PartyKind.ACTOR: 1.0, PartyKind.STATE: 0.8, PartyKind.PAIR: 1.2, PartyKind.PLACE: 0.5}.get(
                p.kind, 0.0
            )
            for code in p.codes:
                seen[code] = max(seen[code], share)  # type: ignore[assignment]
        for code, share in seen.items():
            weight[code] += w * share  # type: ignore[assignment]
    top = [c for c, n in weight.most_common(2) if n > 0]
    if len(top) < 2:
        return None
    return (min(top), max(top))
