"""The year of an article from what it says: one small function per kind of evidence.

Each function reads a `View` of the article and yields `Clue`s about the day on which the article was written. No
function knows the others; `loaders.dates.resolve` weighs them. Text is normalised text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import regex as re

from loaders.actors.offices import RANK_PATTERN
from loaders.actors.parties import Party, PartyKind
from loaders.dates import lunar
from loaders.dates.evidence import Clue, Span
from loaders.dates.partial import Anchor, Expression, Form, Unit
from loaders.facts import Facts, Holding, KnownEvent
from loaders.text.sentences import Sentence
from loaders.text.zones import Role
from loaders.visits import load_anniversaries, visits_between


@dataclass(frozen=True, slots=True)
class View:
    """What the evidence functions may look at. `leading` are the sentences that tell the news itself."""

    text: str
    sentences: tuple[Sentence, ...]
    leading: tuple[Sentence, ...]
    expressions: tuple[Expression, ...]
    parties: tuple[Party, ...]
    focus: tuple[str, str] | None
    facts: Facts

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset."""
        for s in self.sentences:
            if s.start <= offset < s.end:
                return s
        return None

    def is_told(self, offset: int) -> bool:
        """Whether an offset lies in the article itself: not in a clock, a related headline or the footer."""
        s = self.sentence_at(offset)
        return s is not None and s.role not in (Role.RELATED, Role.FOOTER, Role.CLOCK, Role.HEADER)


_FORMER = re.compile(r"(?:cựu|nguyên|cố|tiền nhiệm|sắp mãn nhiệm|đắc cử|tân)\s*$", re.IGNORECASE)
# News calls people by an office for some days after they leave it, and before they are sworn in.
_SLACK = timedelta(days=21)


# What a sentence recalls was in the hands of those who held office then.
_TOLD_OF_OLD = re.compile(
    r"(?<![\p{L}])(?:hồi|từng|trước đây|trước đó|khi đó|lúc đó|lúc bấy giờ|dưới thời|tiền nhiệm|năm ngoái|năm trước|lần trước|lịch sử|"
    r"(?:cuộc|chuyến) [\p{L} ]{2,40} (?:năm|tháng)|kể từ|lần gần|nhắc lại)(?![\p{L}])",
    re.IGNORECASE,
)


def offices(view: View) -> Iterator[Clue]:
    """Who is said to hold an office: the article is not older than the term, and where they act now, not younger.

    Source of the terms: officials.csv.
    """
    leading = {s.number for s in view.leading}
    # "đặc phái viên X": an office that the facts do not know may come before those they do
    otherwise = {
        p.people[0].name for p in view.parties if p.people and p.offices and not _held(p, p.people[0].holdings)
    }
    done: set[tuple[str, str, str]] = set()
    for p in view.parties:
        if p.kind is not PartyKind.ACTOR or not p.people or not view.is_told(p.start):
            continue
        before = view.text[max(0, p.start - 14) : p.start] + view.text[p.start : p.people[0].start]
        former = bool(re.search(r"(?<![\p{L}])(?:cựu|nguyên|cố|đắc cử)(?![\p{L}])", before, re.IGNORECASE))
        s = view.sentence_at(p.start)
        person = p.people[0]
        spans = _held(p, person.holdings)
        if not spans:
            continue
        how = "named"
        ranked = bool(RANK_PATTERN.search(p.text))
        if s is not None and (p.offices or ranked) and not former:
            if s.number in leading:
                how = "leading"
            elif s.role is not Role.CAPTION and not _recalls(view, s):
                how = "acting"
        key = (person.name, str(spans), how)
        if key in done:
            continue
        done.add(key)
        lo = spans[0][0]
        if how != "named":
            yield Clue(
                "office" if how == "leading" else "office told",
                tuple((a - _SLACK if a else None, b + _SLACK if b else None) for a, b in spans),
                p.text,
                f"{person.name} held the office {_when(spans)}",
                p.start,
                p.end,
            )
        elif lo and person.name not in otherwise:
            yield Clue(
                "office told",
                ((lo - _SLACK, None),),
                p.text,
                f"{person.name} is named: not before {lo}",
                p.start,
                p.end,
            )


def _recalls(view: View, s: Sentence) -> bool:
    """Whether a sentence tells of an earlier time: a year or month of its own, or words of recalling."""
    if _TOLD_OF_OLD.search(view.text, s.start, s.end):
        return True
    return any(
        s.start <= e.start < s.end and (e.first.year is not None or (e.first.month is not None and e.first.day is None))
        for e in view.expressions
    )


def _held(p: Party, holdings: Sequence[Holding]) -> list[Span]:
    """When the person held all the offices that the words give; their earliest day alone where they give none."""
    if len({h.country for h in holdings}) > 1 and p.code:
        holdings = [h for h in holdings if h.country == p.code]
    text = p.text.lower()
    wanted: list[list[Holding]] = []
    for office in dict.fromkeys(o.word.office for o in p.offices if o.word.office):
        fitting = [h for h in holdings if h.office == office]
        if fitting:
            wanted.append(fitting)
    for words, fits in _SAID_OFFICES:
        if re.search(words, text):
            fitting = [h for h in holdings if fits(h.office)]
            if fitting and fitting not in wanted:
                wanted.append(fitting)
            break
    if wanted:
        spans = _union(wanted[0])
        for more in wanted[1:]:
            both = _meet(spans, _union(more))
            spans = both or spans
        return spans
    if p.offices and any(o.word.kind == "person" for o in p.offices):
        return []  # an office that the facts do not know says nothing of the others
    firsts = [h.first for h in holdings if h.first]
    if firsts and RANK_PATTERN.search(p.text):
        # an officer who acts for the state is in one of the posts
        ends = [h.last for h in holdings]
        return [(min(firsts), None if None in ends else max(e for e in ends if e))]
    return [(min(firsts), None)] if firsts else []


_SAID_OFFICES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (r"thứ trưởng", lambda o: o.startswith("deputy_") and o.endswith("minister")),
    (r"phó thủ tướng", lambda o: o == "deputy_head_of_government"),
    (r"(?<!phó )tổng tham mưu trưởng", lambda o: o == "chief_of_general_staff"),
    (r"bộ trưởng|ngoại trưởng", lambda o: o.endswith("minister") and not o.startswith("deputy")),
    (r"đại sứ", lambda o: o == "ambassador_to_vietnam"),
)


def _meet(a: Sequence[Span], b: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for x in a:
        for y in b:
            lo = max((d for d in (x[0], y[0]) if d), default=None)
            hi = min((d for d in (x[1], y[1]) if d), default=None)
            if lo is None or hi is None or lo <= hi:
                out.append((lo, hi))
    return out


def _union(terms: Sequence[Holding]) -> list[Span]:
    spans = sorted(((h.first, h.last) for h in terms), key=lambda x: x[0] or date.min)
    out: list[Span] = []
    for lo, hi in spans:
        if out and (out[-1][1] is None or (lo and lo <= out[-1][1] + timedelta(days=40))):
            last = out[-1]
            out[-1] = (last[0], None if hi is None or last[1] is None else max(last[1], hi))
        else:
            out.append((lo, hi))
    return out


def _when(spans: Sequence[Span]) -> str:
    return ", ".join(f"{a or '…'} to {b or '…'}" for a, b in spans)


def ranks(view: View) -> Iterator[Clue]:
    """Rank and name said together. Source: ranks.csv."""
    leading = {s.number for s in view.leading}
    for p in view.parties:
        if p.kind is not PartyKind.ACTOR or not p.people:
            continue
        s = view.sentence_at(p.start)
        if s is None or s.number not in leading:
            continue
        for r in view.facts.ranks_of(p.people[0].name):
            if re.search(rf"(?<![\p{{L}}]){r.rank}(?![\p{{L}}])", p.text, re.IGNORECASE) and (r.first or r.last):
                lo = r.first - _SLACK if r.first else None
                hi = r.last + _SLACK if r.last else None
                yield Clue(
                    "rank", ((lo, hi),), p.text, f"{r.name} was {r.rank} {_when([(r.first, r.last)])}", p.start, p.end
                )


_ANNIVERSARY = re.compile(
    r"(?<!\d)(?P<n>\d{1,3})\s+năm\s+(?:ngày\s+|kể từ (?:ngày |khi )?)?(?:hai (?:nước|bên)\s+)?"
    r"(?:chính thức\s+)?(?P<what>(?:thiết )?lập quan hệ [Đđ]ối tác (?:hợp tác )?(?:[Cc]hiến lược(?: [Tt]oàn diện)?|[Tt]oàn diện)|thiết lập (?:quan hệ )?ngoại giao|thiết lập quan hệ(?! đối tác)|quan hệ ngoại giao|(?:thiết lập |ký kết |xây dựng )?quan hệ "
    r"[Đđ]ối tác (?:hợp tác )?(?:[Cc]hiến lược(?: toàn diện)?|[Tt]oàn diện)|[Đđ]ối tác (?:[Cc]hiến lược(?: [Tt]oàn diện)?|[Tt]oàn diện)|bình thường hóa quan hệ|thành lập quan hệ ngoại giao)"
    r"|kỷ niệm\s+(?P<n2>\d{1,3})\s+năm\s+(?:(?:Ngày|ngày)\s+)?(?:hai nước\s+)?(?:\p{Lu}\p{L}*\s*-\s*\p{Lu}\p{L}*\s+)?(?:Việt Nam\s*-\s*[\p{L} ]{2,20}\s+)?thiết lập quan hệ ngoại giao",
)
_MILESTONE_OF = (
    ("chiến lược toàn diện", "đối tác chiến lược toàn diện"),
    ("chiến lược", "đối tác chiến lược"),
    ("toàn diện", "đối tác toàn diện"),
)
_NORMALISED_RELATIONS = {("US", "VN"): 1995, ("CN", "VN"): 1991}
_COMING = re.compile(
    r"(?<![\p{L}])(?:sẽ|hướng tới|tiến tới|chuẩn bị|sắp|năm sau|sang năm|vào năm|năm tới|tới đây|kế hoạch)(?![\p{L}])",
    re.IGNORECASE,
)


def anniversaries(view: View) -> Iterator[Clue]:
    """ "kỷ niệm 45 năm thiết lập quan hệ ngoại giao" against relations.csv: the year of the milestone plus 45."""
    if not view.focus:
        return
    for m in _ANNIVERSARY.finditer(view.text):
        if not view.is_told(m.start()):
            continue
        n = int(m.group("n") or m.group("n2"))
        what = (m.group("what") or "thiết lập quan hệ ngoại giao").lower()
        year = _milestone_year(view, what)
        if year is None:
            continue
        s = view.sentence_at(m.start())
        around = view.text[max(s.start if s else 0, m.start() - 90) : m.start()]
        explicit = re.search(r"năm\s+(\d{4})[^.;]{0,60}$", around) or re.match(
            r"(?:[^.;]{0,70}?(?:năm|\()|[^.;\d]{0,30}?)\s*(?:19|20)\d{2}", view.text[m.end() : m.end() + 90]
        )
        if explicit:
            continue  # the year is told; `years_told` reads it
        target = year + n
        coming = bool(_COMING.search(around))
        lo = date(target - 1, 1 if coming else 9, 1)
        hi = date(target + (0 if coming else 1), 12 if coming else 3, 31)
        recent = re.search(r"(?<![\p{L}])(?:gần|hơn)\s*$", around)
        yield Clue(
            "anniversary",
            ((date(target - 2, 1, 1) if recent else lo, hi),),
            m.group(),
            f"{what}: {year}; {n} years on is {target}",
            m.start(),
            m.end(),
            hard=not recent,
        )
        if not recent:
            yield Clue(
                "anniversary",
                ((date(target, 1, 1), date(target, 12, 31)),),
                m.group(),
                f"{what}: {year}; {n} years on is {target}",
                m.start(),
                m.end(),
                hard=False,
                weight=1.0 if coming else 2.0,
            )


def _milestone_year(view: View, what: str) -> int | None:
    assert view.focus
    if "bình thường hóa" in what:
        return _NORMALISED_RELATIONS.get(view.focus)
    wanted = "thiết lập quan hệ ngoại giao"
    if "đối tác" in what:
        wanted = next((name for word, name in _MILESTONE_OF if word in what), "")
    for milestone in view.facts.milestones_of(*view.focus):
        if milestone.milestone == wanted:
            return milestone.first.year
    return None


_PAST_CUE = re.compile(
    r"(?<![\p{L}])(?:hồi|từng|đạt|kể từ|từ|so với|đã|trước đó|tính đến|thành lập|gia nhập|tăng|giảm|được ký|ký|thăm|diễn ra|trong năm)(?![\p{L}])",
    re.IGNORECASE,
)
_FUTURE_CUE = re.compile(
    r"(?<![\p{L}])(?:sẽ|dự kiến|đến năm|tới năm|tầm nhìn|giai đoạn|nhiệm kỳ|mục tiêu|phấn đấu|vào năm|kế hoạch|ứng cử|hướng tới|tiến tới|kỷ niệm|"
    r"chủ tịch ASEAN|Năm Chủ tịch|chuẩn bị|dự định|sắp|khóa|chu kỳ|hoàn thành|lộ trình|trước năm|lên)(?![\p{L}])",
    re.IGNORECASE,
)


def years_told(view: View) -> Iterator[Clue]:
    """Months and years that the article tells as past: it is not older than they are."""
    for e in view.expressions:
        p = e.first if e.first.year is not None else (e.last or e.first)
        if p.year is None or not 1900 <= p.year <= 2060 or not view.is_told(e.start):
            continue
        if e.form is Form.POINT and e.first.month and e.first.day:
            continue  # a full day: `full_days` weighs it
        if e.rule.startswith(("feast", "years", "century", "decade")) or _is_period(view.text, e):
            continue
        s = view.sentence_at(e.start)
        low = s.start if s else 0
        clause = view.text[max(low, e.start - 110) : e.end]
        if _FUTURE_CUE.search(clause):
            continue
        monthly = p.month is not None
        if not monthly and not (_PAST_CUE.search(clause[-45:]) or re.match(r"\s*\)", view.text[e.end : e.end + 3])):
            continue
        first = date(p.year, p.month or 1, 1)
        yield Clue(
            "year mentioned",
            ((first, None),),
            e.text,
            f"{e.text} is told as past: not before {first.isoformat()[:7]}",
            e.start,
            e.end,
        )


def months_announced(view: View) -> Iterator[Clue]:
    """A month told with its year as yet to come: the article is older."""
    for e in view.expressions:
        p = e.first
        if not (p.year and p.month) or p.day or not view.is_told(e.start) or e.form is not Form.POINT:
            continue
        s = view.sentence_at(e.start)
        clause = view.text[(s.start if s else 0) : e.start]
        if not re.search(
            r"(?<![\p{L}])(?:dự kiến|sẽ (?:diễn ra|được tổ chức|tổ chức|thăm|bắt đầu))(?![\p{L}])[^;]{0,90}$",
            clause,
            re.IGNORECASE,
        ):
            continue
        end = date(p.year + p.month // 12, p.month % 12 + 1, 1)
        yield Clue(
            "year mentioned",
            ((end - timedelta(days=400), end),),
            e.text,
            f"{e.text} is yet to come",
            e.start,
            e.end,
            hard=False,
            weight=3.0,
        )


_WILL_MARK = re.compile(
    r"năm (?P<y>20\d\d),? (?:khi )?hai (?:nước|bên) sẽ (?:cùng )?(?:tổ chức )?(?:các hoạt động )?kỷ niệm", re.IGNORECASE
)


def anniversaries_to_come(view: View) -> Iterator[Clue]:
    """ "năm 2018 hai nước sẽ kỷ niệm": written in that year or the two before."""
    for m in _WILL_MARK.finditer(view.text):
        if view.is_told(m.start()):
            y = int(m["y"])
            yield Clue(
                "anniversary",
                ((date(y - 2, 7, 1), date(y, 12, 31)),),
                m.group(),
                f"{y} is yet to be marked",
                m.start(),
                m.end(),
                hard=False,
                weight=3.0,
            )


def _is_period(text: str, e: Expression) -> bool:
    """ "2016-2020" is a plan's period, not a time told."""
    return bool(
        re.match(r"\s*[-–]\s*\d{4}", text[e.end : e.end + 8])
        or re.search(r"\d{4}\s*[-–]\s*$", text[max(0, e.start - 8) : e.start])
    )


def full_days(view: View) -> Iterator[Clue]:
    """Days told with their year: past ones bound the article from below, announced ones from above."""
    for e in view.expressions:
        p = e.last or e.first
        if e.form in (Form.UNREADABLE,) or not (p.year and p.month and p.day) or not view.is_told(e.start):
            continue
        if e.rule.startswith(("feast", "clock")) or not 1990 <= p.year <= 2060 or p.lunar:
            continue
        s = view.sentence_at(e.start)
        clause = view.text[(s.start if s else 0) : e.start]
        try:
            day = date(p.year, p.month, p.day)
        except ValueError:
            continue
        if _FUTURE_CUE.search(clause):
            yield Clue(
                "year mentioned",
                ((day - timedelta(days=550), day + timedelta(days=31)),),
                e.text,
                f"{e.text} is announced: about then or before",
                e.start,
                e.end,
            )
        else:
            yield Clue(
                "year mentioned",
                ((day - timedelta(days=31), None),),
                e.text,
                f"{e.text} is told: not long before it",
                e.start,
                e.end,
            )


_NAMED_YEAR = re.compile(
    r"(?P<name>(?<![\p{L}])(?:APEC|ASEAN|ADMM\+?|Năm (?!\d)[\p{L}“\"][^.;,\d]{2,70}?|Ngày Việt Nam[^.;,\d]{0,30}?|Lễ hội[^.;\d]{2,40}?|Tuần lễ[^.;\d]{2,50}?|[Gg]iao lưu[^.;\d]{2,70}?|"
    r"[Hh]ội (?:nghị|thảo)[^.;\d]{2,90}?|Diễn đàn[^.;\d]{2,60}?|Giải[^.;\d]{2,40}?|Hội chợ[^.;\d]{2,40}?|World Cup|SEA Games \d+|Olympic|Shangri-[Ll]a))\s*(?P<year>(?:19|20)\d\d)(?!\d|\s*-\s*\d)"
)
_PLAN_YEAR = re.compile(
    r"(?<![\p{L}])(?P<name>(?:[Kk]ế hoạch|[Cc]hương trình|[Tt]hỏa thuận|[Nn]ội dung)(?: [\p{L}]+){0,8}? (?:trong )?năm)\s+(?P<year>(?:19|20)\d\d)(?!\d|\s*-\s*\d)"
)
_CURRENT_YEAR = re.compile(
    r"(?:(?<![\p{L}])(?P<a>(?:xác định|trong|ngay trong|của|sang|bước sang|ngay từ đầu|ngay đầu)\s+năm)\s+(?P<y1>20\d\d)(?!\d|\s*[-/]\s*\d)"
    r"|(?P<b>(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) tháng(?: đầu)?(?: của)?(?: năm)?)\s+(?P<y2>20\d\d)(?!\d)"
    r"|(?P<c>quý\s+(?:\d|I{1,3}V?|IV)(?:\s+năm)?\s*/?\s*)(?P<y3>20\d\d)(?!\d)"
    r"|(?P<d>năm)\s+(?P<y4>20\d\d)(?=\s+(?:này|là năm|là dấu mốc|mang tính|được xem là|là một năm|, hai nước kỷ niệm|đánh dấu))"
    r"|(?P<e>năm)\s+(?P<y5>20\d\d)(?=,? hai (?:nước|bên) kỷ niệm))",
    re.IGNORECASE,
)


def named_years(view: View) -> Iterator[Clue]:
    """Years in a plan, a period or a name ("APEC 2017", "kế hoạch hợp tác năm 2022"): the article's own, most likely."""
    for m in _NAMED_YEAR.finditer(view.text):
        if view.is_told(m.start()):
            y = int(m.group("year"))
            s = view.sentence_at(m.start())
            around = view.text[(s.start if s else 0) : m.start()] + view.text[m.end() : m.end() + 40]
            if _HAS_BEEN_RUN.search(around):
                yield _run_year(view, m.start(), m.end(), y)
                continue
            if _FUTURE_CUE.search(around[-140:]) and not re.search(r"APEC|ADMM", m.group()):
                continue
            yield _own_year(view, m.start(), m.end(), y, "plan year", 2.0, f"{m.group('name')} {y}")
    signed: set[int] = set()
    plans = [m for m in _PLAN_YEAR.finditer(view.text) if view.is_told(m.start())]
    for m in plans:
        s = view.sentence_at(m.start())
        if _SIGNED.search(view.text[max(s.start if s else 0, m.start() - 60) : m.start()].lower()):
            signed.add(int(m.group("year")))
    for m in plans:
        y = int(m.group("year"))
        s = view.sentence_at(m.start())
        before = view.text[(s.start if s else 0) : m.start()].lower()
        if y in signed and not _SIGNED.search(before[-60:]):
            continue  # the plan whose signing is told is not run yet
        if _SIGNED.search(before[-60:]):
            yield Clue(
                "plan year",
                ((date(y - 1, 10, 1), date(y, 7, 31)),),
                m.group(),
                f"a plan for {y} is signed from the autumn before to the middle of the year",
                m.start(),
                m.end(),
                hard=False,
                weight=3.0,
            )
        elif _HAS_BEEN_RUN.search(before + view.text[m.end() : m.end() + 40]):
            yield _run_year(view, m.start(), m.end(), y)
        else:
            yield _own_year(view, m.start(), m.end(), y, "plan year", 2.5, f"the plan for {y} is being run")
    for m in _CURRENT_YEAR.finditer(view.text):
        if not view.is_told(m.start()):
            continue
        s = view.sentence_at(m.start())
        before = view.text[max(s.start if s else 0, m.start() - 70) : m.start()]
        y = int(next(g for g in (m.group("y1"), m.group("y2"), m.group("y3"), m.group("y4"), m.group("y5")) if g))
        if re.search(r"(?:kết quả|đánh giá|nhìn lại|kiểm điểm)(?![\p{L}])[^.;]*$", before, re.IGNORECASE):
            yield _run_year(view, m.start(), m.end(), y)
        else:
            yield _own_year(view, m.start(), m.end(), y, "year mentioned", 1.5, f"{m.group().strip()}")


_SIGNED = re.compile(r"(?<![\p{L}])(?:ký(?! kết$)|lễ ký)(?![\p{L}])")
_HAS_BEEN_RUN = re.compile(
    r"(?:vẫn|đều|cơ bản) (?:xong|hoàn thành)|đã (?:được )?(?:hai bên )?(?:triển khai|thực hiện|hoàn thành|góp phần|diễn ra|tổ chức)|kết quả|đánh giá (?:cao )?(?:kết quả|việc|các hoạt động)|thành công của",
    re.IGNORECASE,
)


def _run_year(view: View, start: int, end: int, y: int) -> Clue:
    return Clue(
        "plan year",
        ((date(y, 4, 1), date(y + 1, 4, 30)),),
        view.text[start:end],
        f"what was planned for {y} has been run",
        start,
        end,
        hard=False,
        weight=2.0,
    )


def _own_year(view: View, start: int, end: int, y: int, kind: str, weight: float, says: str) -> Clue:
    return Clue(
        kind,
        ((date(y, 1, 1), date(y, 12, 31)),),
        view.text[start:end],
        f"{says}: the year is {y}",
        start,
        end,
        hard=False,
        weight=weight,
    )


def known_events(view: View) -> Iterator[Clue]:
    """Events of known date that the article names: it was written around one of them. Source: known_events.csv."""
    told_days = _days_told(view)
    for mention in view.facts.find_events(view.text):
        if not view.is_told(mention.start):
            continue
        s = view.sentence_at(mention.start)
        before = view.text[(s.start if s else 0) : mention.start]
        attended = _ATTENDED.search(before) or (s is not None and s in view.leading)
        recalled = _RECALLED.search(before)
        near: list[Span] = []
        for event in mention.events:
            lo, hi = event.first, event.last
            if hi is None:
                near.append((lo - timedelta(days=60), None))
            elif hi - lo > timedelta(days=200):
                near.append((lo - timedelta(days=60), hi + timedelta(days=30)))
            elif attended and not recalled:
                near.append((lo - timedelta(days=150), hi + timedelta(days=75)))
            else:
                near.append((lo - timedelta(days=365), hi + timedelta(days=365)))
        weight = 3.0 if attended and not recalled and len(near) == 1 else 1.0
        if weight == 3.0 and any(_falls_in(day, mention.events[0]) for _, days in told_days for day in days):
            weight = 5.0  # a day that the article tells is one of the event's own
        told = "; ".join(f"{e.name}: {e.start} to {e.end}" for e in mention.events[:4])
        yield Clue(
            "known event", tuple(near), mention.text, told, mention.start, mention.end, hard=False, weight=weight
        )


def _falls_in(day: tuple[int, int], event: KnownEvent) -> bool:
    """Whether a month and day lie in a known event of some days, give or take one."""
    last = event.last
    if last is None or (last - event.first).days > 14:
        return False
    try:
        at = date(event.first.year, *day)
    except ValueError:
        return False
    return event.first - timedelta(days=1) <= at <= last + timedelta(days=1)


_ATTENDED = re.compile(
    r"(?<![\p{L}])(?:bên lề|dự|tham dự|tham gia|nhân dịp|trong khuôn khổ|tại|đến)(?![\p{L}])[^.;]{0,60}$", re.IGNORECASE
)
_RECALLED = re.compile(
    r"(?<![\p{L}])(?:hồi|từng|trước đó|lần trước|kể từ|sau|năm ngoái|kết quả)(?![\p{L}])[^.;]{0,50}$", re.IGNORECASE
)


_UP_TO = re.compile(
    r"(?:(?P<n>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một) tháng(?: đầu)?(?: của)?(?: năm)? (?P<y1>20\d\d)"
    r"|quý (?P<q>[1-4]|I{1,3}|IV)(?: năm| ?/)? ?(?P<y2>20\d\d)"
    r"|(?:tính )?(?:đến|tới) (?:hết |cuối |đầu |giữa )?tháng (?P<m>\d{1,2})(?: năm |[-/])(?P<y3>20\d\d))(?!\d)",
    re.IGNORECASE,
)
_COUNT = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
}
_QUARTER = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def figures_up_to(view: View) -> Iterator[Clue]:
    """ "9 tháng đầu năm 2018", "tính đến tháng 5/2017": figures up to a month are news within half a year of it."""
    for m in _UP_TO.finditer(view.text):
        s = view.sentence_at(m.start())
        if not view.is_told(m.start()) or (s and _FUTURE_CUE.search(view.text[s.start : m.start()][-60:])):
            continue
        if m["y1"]:
            n = int(m["n"]) if m["n"].isdigit() else _COUNT[m["n"].lower()]
            year = int(m["y1"])
        elif m["y2"]:
            n = 3 * (int(m["q"]) if m["q"].isdigit() else _QUARTER[m["q"].lower()])
            year = int(m["y2"])
        else:
            n, year = int(m["m"]), int(m["y3"])
        if not 1 <= n <= 12:
            continue
        lo = date(year, n, 1)
        # "6 tháng đầu năm" may also be a term that runs
        first = (
            date(year, 1, 1)
            if m["y1"]
            and re.search(r"nhiệm kỳ|vai trò|chủ tịch", view.text[max(0, m.start() - 60) : m.start()], re.IGNORECASE)
            else lo
        )
        yield Clue(
            "year mentioned",
            ((first, lo + timedelta(days=260)),),
            m.group(),
            f"figures up to {lo:%Y-%m} are told: not long after",
            m.start(),
            m.end(),
            hard=False,
            weight=3.0,
        )


_SPAN_OF_YEARS = re.compile(
    r"\(\s*(?:\d{1,2}[-/]\d{1,2}[-/])?(?P<a>1[89]\d\d|20\d\d)\s*[-–]\s*(?:\d{1,2}[-/]\d{1,2}[-/])?(?P<b>20\d\d)\s*\)"
)


def spans_of_years(view: View) -> Iterator[Clue]:
    """ "kỷ niệm 45 năm … (1972-2017)": the anniversary's own year stands last."""
    for m in _SPAN_OF_YEARS.finditer(view.text):
        a, b = int(m["a"]), int(m["b"])
        s = view.sentence_at(m.start())
        before = view.text[(s.start if s else 0) : m.start()]
        if not view.is_told(m.start()) or not re.search(
            rf"(?<!\d){b - a}\s+năm|kỷ niệm|mừng|tròn|thế kỷ|dịp|chặng đường", before
        ):
            continue
        yield _own_year(view, m.start(), m.end(), b, "anniversary", 2.5, f"{b - a} years from {a}")


_SINCE_YEAR = re.compile(
    r"kỷ niệm\s+(?P<n>\d{1,3})\s+năm\s+(?P<what>[^.;]{4,90}?)\s*(?:vào\s+)?(?:năm\s+|\()(?P<y>1[6-9]\d\d|20\d\d)(?!\d)"
)


def counted_anniversaries(view: View) -> Iterator[Clue]:
    """ "kỷ niệm 300 năm … thăm … năm 1717": the sum is the year, where the words give what it is counted from."""
    for m in _SINCE_YEAR.finditer(view.text):
        if not view.is_told(m.start()):
            continue
        n, y = int(m["n"]), int(m["y"])
        if n + y > 2040 or n + y < 1990 or n < 5:
            continue  # the year told is the anniversary's own
        yield _own_year(view, m.start(), m.end(), n + y, "anniversary", 2.5, f"{n} years from {y}")


_YEARS_AFTER = re.compile(
    r"(?:đúng|tròn|kỷ niệm)\s+(?P<n>\d{1,3})\s+năm\s+(?:sau|kể từ|từ|ngày)\s+(?:khi\s+)?(?:ngày\s+)?\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(?P<y>1[89]\d\d|20\d\d)"
)


def years_after_days(view: View) -> Iterator[Clue]:
    """ "đúng 40 năm sau ngày 7-1-1979": the sum is the year."""
    for m in _YEARS_AFTER.finditer(view.text):
        if view.is_told(m.start()):
            n, y = int(m["n"]), int(m["y"])
            yield _own_year(view, m.start(), m.end(), n + y, "anniversary", 2.0, f"{n} years from {y}")


def neighbouring_days(view: View) -> Iterator[Clue]:
    """A day without its year beside a full date of the same days ("Chiều 19/6" in a visit "17/6 … 22/6/2017")."""
    full = [
        (e, q)
        for e in view.expressions
        for q in (e.last or e.first,)
        if q.year
        and q.month
        and q.day
        and not q.lunar
        and view.is_told(e.start)
        and not e.rule.startswith(("feast", "clock"))
    ]
    for e in view.expressions:
        p = e.first if e.first.day and e.first.month else (e.last or e.first)
        if not (p.day and p.month) or p.year or (e.last and e.last.year) or p.lunar or not view.is_told(e.start):
            continue
        if e.rule.startswith("feast"):
            continue
        for other, q in full:
            assert q.year and q.month and q.day
            try:
                day = date(q.year, p.month, p.day)
                apart = abs((day - date(q.year, q.month, q.day)).days)
            except ValueError:
                continue
            if apart <= 12:
                yield _own_year(
                    view, other.start, other.end, q.year, "same day", 4.0, f"{other.text} is of the same days"
                )


_COUNTED = re.compile(
    r"(?:(?P<n>\d{1,3})\s+năm\s+(?:ngày\s+|kể từ\s+(?:ngày\s+)?)?(?:diễn ra\s+|của\s+)?)(?=\S)|lần thứ\s+(?P<m>\d{1,3})\s+(?:ngày\s+|của\s+)?(?=\S)",
    re.IGNORECASE,
)


def known_anniversaries(view: View) -> Iterator[Clue]:
    """ "kỷ niệm 74 năm Quốc khánh", "Quốc khánh lần thứ 68": counted from what is known. Source: anniversaries.csv."""
    lower = view.text.lower()
    for m in _COUNTED.finditer(lower):
        if not view.is_told(m.start()):
            continue
        n = int(m["n"] or m["m"])
        s = view.sentence_at(m.start())
        low = s.start if s else 0
        before = view.text[max(low, m.start() - 60) : m.start()]
        if m["n"] and not re.search(r"kỷ niệm|dịp|mừng|tròn|đúng|lễ", before, re.IGNORECASE):
            continue
        for a in load_anniversaries():
            found = a.pattern.match(lower, m.end())
            at = found
            if found is None and m["m"]:
                at = next(
                    (
                        x
                        for x in a.pattern.finditer(lower, max(low, m.start() - 40), m.start())
                        if m.start() - x.end() <= 2
                    ),
                    None,
                )
            if at is None or (a.country and not _is_of(view, at.end(), a.country)):
                continue
            year = int(str(a.date)[:4]) + n - (1 if a.counts == "first" else 0)
            coming = bool(_COMING.search(before))
            yield Clue(
                "anniversary",
                ((date(year - 1, 7, 1), date(year + 1, 1, 31)),),
                view.text[m.start() : at.end()] if at.end() > m.start() else view.text[at.start() : m.end()],
                f"counted from {a.date}: {year}",
                m.start(),
                m.end(),
                hard=False,
                weight=1.0,
            )
            yield _own_year(
                view, m.start(), m.end(), year, "anniversary", 1.0 if coming else 2.5, f"{n} years from {a.date}"
            )


def _is_of(view: View, at: int, country: str) -> bool:
    """Whether the feast of this name is this state's: the state named next to it, else the article's other state."""
    beside = [p for p in view.parties if p.codes and at - 40 <= p.start <= at + 45 and p.kind is not PartyKind.BOTH]
    near = next((p for p in beside if p.start >= at - 1), None)
    if near is not None:
        return country in near.codes
    return view.focus is not None and country in view.focus and (country != "VN" or len(view.focus) == 2)


def _pairs(view: View) -> list[tuple[str, str]]:
    """The pairs of the states that act in an article, the article's own first."""
    count = Counter(p.code for p in view.parties if p.code and p.official and view.is_told(p.start))
    codes = [c for c, _ in count.most_common(4)]
    pairs = [(min(a, b), max(a, b)) for n, a in enumerate(codes) for b in codes[n + 1 :]]
    return list(dict.fromkeys([*([view.focus] if view.focus else []), *pairs]))


def _days_told(view: View) -> list[tuple[Expression, list[tuple[int, int]]]]:
    """Expressions without a year: the month and day of each end, and of the writing where they count from it."""
    out = []
    for e in view.expressions:
        p, q = e.first, e.last
        if p.year or (q and q.year) or p.lunar or not view.is_told(e.start) or e.rule.startswith("feast"):
            continue
        days: list[tuple[int, int]] = []
        if p.day and (p.month or (q and q.month)):
            days.append((p.month or (q.month if q and q.month else 1), p.day))
        if q and q.day and q.month:
            days.append((q.month, q.day))
        if len(days) == 1 and p.shift is not None and p.shift.anchor is Anchor.PUBLICATION and p.shift.unit is Unit.DAY:
            try:
                written = date(2000, *days[0]) - timedelta(days=p.shift.amount)
                days.append((written.month, written.day))
            except ValueError:
                pass
        if days:
            out.append((e, days))
    return out


def known_visits(view: View) -> Iterator[Clue]:
    """A day told without its year that falls into a known visit of a person the article names. Source: visits.csv."""
    named = {m.name for p in view.parties for m in p.people}
    told = _days_told(view)
    for visit in (v for pair in _pairs(view) for v in visits_between(*pair)):
        if visit.visitor not in named:
            continue
        slack = timedelta(days=1 if visit.exact else 0)
        best: tuple[int, Expression] | None = None
        for e, days in told:
            hits = 0
            for month, dom in days:
                try:
                    hits += visit.first - slack <= date(visit.first.year, month, dom) <= visit.last + slack
                except ValueError:
                    continue
            whole = len(days) == 2 and hits == 2
            if hits and (best is None or hits + whole > best[0]):
                best = (hits + whole, e)
        if best:
            yield _own_year(
                view,
                best[1].start,
                best[1].end,
                visit.first.year,
                "known event",
                (3.0 if visit.exact else 2.0) + 0.75 * best[0],
                f"{visit.visitor} and {visit.host_country}: {visit.kind} {visit.start} to {visit.end}",
            )


def years_by_month(view: View) -> Iterator[Clue]:
    """ "tháng 3 năm nay" and "2-3-2019" in one article: this year is 2019. "năm ngoái" likewise."""
    dated = [
        (e, p)
        for e in view.expressions
        for p in (e.last or e.first,)
        if p.year and p.month and p.day and view.is_told(e.start) and not e.rule.startswith("feast")
    ]
    for e in view.expressions:
        p = e.first
        if p.shift is None or p.shift.anchor is not Anchor.PUBLICATION or p.shift.unit is not Unit.YEAR or not p.month:
            continue
        for other, q in dated:
            if q.month == p.month and q.year:
                year = q.year - p.shift.amount
                yield _own_year(view, e.start, e.end, year, "same day", 2.5, f"{e.text} is {other.text}")


def day_coincidence(view: View) -> Iterator[Clue]:
    """A day told without its year on which a known event of the article's states fell. Source: known_events.csv."""
    told: dict[tuple[int, int], Expression] = {}
    for e, days in _days_told(view):
        for day in days:
            told.setdefault(day, e)
    pairs = [set(p) for p in _pairs(view)]
    if not told or not pairs:
        return
    lower = view.text.lower()
    for event in view.facts.events:
        if event.last is None or (event.last - event.first).days > 3 or not event.countries:
            continue
        mine = set(event.countries)
        if (len(mine) == 2 and mine not in pairs) or (len(mine) == 1 and not mine & pairs[0]) or len(mine) > 2:
            continue
        found = told.get((event.first.month, event.first.day))
        if found is None:
            continue
        if len(mine) == 1 and not (event.kind == "election" and "bầu cử" in lower):
            continue
        yield _own_year(
            view, found.start, found.end, event.first.year, "known event", 3.0, f"{event.name} was on {event.start}"
        )


_SEXAGENARY = re.compile(
    r"(?:(?:năm mới|Xuân|Tết|Tết Nguyên đán|xuân|năm)\s+)(?P<name>(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s+"
    r"(?:Tý|Sửu|Dần|Mão|Mẹo|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi))(?:\s+(?P<year>\d{4}))?"
)
_STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
_BRANCHES = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")


def sexagenary_years(stem: str, branch: str) -> tuple[int, ...]:
    """The Gregorian years from 1924 to 2103 whose lunar year has this name (Giáp Tý is 1924, 1984, 2044)."""
    branch = {"mẹo": "mão", "tị": "tỵ"}.get(branch.lower(), branch.lower())
    s, b = _STEMS.index(stem.lower()), _BRANCHES.index(branch)
    return tuple(y for y in range(1924, 2104) if (y - 1924) % 10 == s and (y - 1924) % 12 == b)


def lunar_years(view: View) -> Iterator[Clue]:
    """Greetings for a named lunar year: from the weeks before its New Year to some weeks after."""
    for m in _SEXAGENARY.finditer(view.text):
        if not view.is_told(m.start()):
            continue
        stem, branch = m.group("name").split()
        try:
            years = sexagenary_years(stem, branch)
        except ValueError:
            continue
        if m.group("year"):
            years = tuple(y for y in years if y == int(m.group("year"))) or years
        s = view.sentence_at(m.start())
        coming = re.search(
            r"(?<![\p{L}])(?:sắp|chuẩn bị)(?![\p{L}])", view.text[(s.start if s else 0) : m.start()], re.IGNORECASE
        )
        reach = -1 if coming else 30
        spans: tuple[Span, ...] = tuple((date(y - 1, 12, 1), lunar.new_year(y) + timedelta(days=reach)) for y in years)
        yield Clue(
            "lunar year",
            spans,
            m.group(),
            f"the lunar year {m.group('name')} began in {', '.join(str(y) for y in years if 1980 < y < 2050)}; wished around then",
            m.start(),
            m.end(),
        )


def milestones(view: View) -> Iterator[Clue]:
    """Relations called by their present name are not older than the day they were given it. Source: relations.csv."""
    if not view.focus:
        return
    names = {m.milestone: m for m in view.facts.milestones_of(*view.focus) if m.milestone.startswith("đối tác")}
    body = " ".join(view.text[s.start : s.end] for s in view.sentences if s.role in (Role.BODY, Role.LEAD, Role.TITLE))
    found: list[tuple[str, date]] = []
    for name, milestone in names.items():
        pattern = r"[Đđ]ối tác (?:hợp tác )?" + {
            "đối tác chiến lược toàn diện": r"[Cc]hiến lược [Tt]oàn diện",
            "đối tác chiến lược": r"[Cc]hiến lược(?! toàn diện| Toàn diện| Toàn Diện)",
            "đối tác toàn diện": r"[Tt]oàn diện",
        }.get(name, "$^")
        m = re.search(pattern + r"(?! (?:RCEP|và Tiến bộ|Khu vực))", body)
        if m and not re.search(
            r"(?:lên|nâng cấp|trở thành|nâng)[^.;]{0,40}$", body[max(0, m.start() - 60) : m.start()]
        ):
            found.append((name, milestone.first))
    for name, since in found:
        yield Clue("milestone", ((since - timedelta(days=31), None),), name, f"{name} since {since}", None, None)


EVIDENCE: tuple[Callable[[View], Iterator[Clue]], ...] = (
    full_days,
    figures_up_to,
    months_announced,
    anniversaries_to_come,
    spans_of_years,
    counted_anniversaries,
    years_after_days,
    neighbouring_days,
    years_by_month,
    day_coincidence,
    known_visits,
    known_anniversaries,
    named_years,
    lunar_years,
    anniversaries,
    known_events,
    offices,
    ranks,
    milestones,
    years_told,
)


def find_clues(view: View) -> tuple[Clue, ...]:
    """All clues of an article, hard ones first."""
    clues = [c for find in EVIDENCE for c in find(view)]
    return tuple(sorted(clues, key=lambda c: not c.hard))
