"""Who holds which office or rank, as evidence for the year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

import regex as re

from loaders.actors.parties import Party, PartyKind
from loaders.dates.days import Span, common
from loaders.evidence.clue import Clue
from loaders.evidence.reasons import OfficeElected, OfficeHeld, OfficeLeft, OfficeSince, RankHeld, Term
from loaders.evidence.view import View
from loaders.facts.known import Holding
from loaders.lexicon.lists import whole
from loaders.patterns import lazy_regex
from loaders.resources import read_toml
from loaders.text.sentences import Sentence
from loaders.text.words import alternation
from loaders.text.zones import Role

# News calls people by an office for some days after they leave it, and before they are sworn in.
_SLACK = timedelta(days=21)
# Terms known by their years alone may be a year off.
_YEARS_ONLY = timedelta(days=366)
# From the vote to the oath.
_BEFORE_OATH = timedelta(days=80)
_HEARD_OF = timedelta(days=4 * 365)
# Ministers, generals and speakers were in other posts before, which no facts tell.
_CAREER = timedelta(days=9 * 365)
_LEADERS = ("head_of_state", "head_of_government", "vice_president")
# One who leaves an office and takes another holds both on the day of it.
_HANDING_OVER = timedelta(days=7)
# Between two terms of one office a caretaker or a vote may lie.
_BETWEEN_TERMS = timedelta(days=40)
_FORMER = whole("tenses.toml", "former", "đắc cử")
# Who is called so right before the office has left it.
_LEFT = whole("tenses.toml", "former", behind=r"\s*$")
# Who is elected is named before the term begins.
_ELECT = whole("tenses.toml", "elect")
# The office of who is elected: "Tổng thống Mỹ đắc cử"; "kể từ khi đắc cử" looks back.
_ELECTED = lazy_regex(r"(?:thống|tướng|thị trưởng)(?: \p{Lu}\p{L}*)* (?:mới )?đắc cử(?![\p{L}])", re.IGNORECASE)
# An office of a portfolio that the facts do not know: "Bộ trưởng Năng lượng".
_PORTFOLIO = lazy_regex(r"(?<![\p{L}])(?!(?:ông|bà|ngài|của|nước|là|người|đồng|chí)(?![\p{L}]))\p{Ll}")
_GOVERNMENT = lazy_regex(r"(?<![\p{L}])(?:chính quyền|chính phủ|nội các)(?![\p{L}])", re.IGNORECASE)
_ACTING = lazy_regex(r"(?<![\p{L}])quyền(?![\p{L}])", re.IGNORECASE)
# A picture that no markup tells from the article: it may show an earlier time.
_PICTURED = lazy_regex(r"\((?:phải|trái|giữa|thứ \p{L}+ từ)[^)]{0,20}\)|(?<![\p{L}])(?:Ảnh|ảnh):")
# What a sentence recalls was in the hands of those who held office then.
_RECALLING = whole("tenses.toml", "recalling", r"(?:cuộc|chuyến) [\p{L} ]{2,40} (?:năm|tháng)")
# Words of recalling right before an office: it is of the time recalled, wherever it stands.
_OF_OLD = whole("tenses.toml", "of_old", behind="[^.;]*$")
_YEAR_BEHIND = 45
_WENT = lazy_regex(r"(?<![\p{L}])(?:thăm|sang|tới|công du|hội đàm|gặp)(?![\p{L}])")
_OF_FORCES = lazy_regex(r"defence|security|command|general_staff|political_department|military")
# Offices that the words of `loaders.actors.offices` leave open, by the offices of officials.csv they may be.
_SAID: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (lazy_regex(r"thứ trưởng"), lambda o: o.startswith("deputy_") and o.endswith("minister")),
    (lazy_regex(r"phó thủ tướng"), lambda o: o == "deputy_head_of_government"),
    (lazy_regex(r"(?<!phó )tổng tham mưu trưởng"), lambda o: o == "chief_of_general_staff"),
    (
        lazy_regex(r"(?<!trợ lý )(?:bộ trưởng|ngoại trưởng)"),
        lambda o: o.endswith("minister") and not o.startswith("deputy"),
    ),
    (lazy_regex(r"đại sứ"), lambda o: o == "ambassador_to_vietnam"),
)


def offices(view: View) -> Iterator[Clue]:
    """Who is said to hold an office: the article is not older than the term, and where they act now, not younger.

    Source of the terms: officials.csv.
    """
    # "đặc phái viên X": an office that the facts do not know may come before those they do
    known = [(p, _held(p)) for p in view.parties if p.people]
    otherwise = {p.people[0].name for p, (spans, _) in known if p.offices and not spans}
    otherwise |= {p.people[0].name for p, _ in known if _ELECT.search(_around(view, p))}
    done: set[tuple[str, str, str]] = set()
    for p, (spans, terms) in known:
        if p.kind is not PartyKind.ACTOR or not view.is_told(p.start):
            continue
        if _ELECTED.search(_around(view, p)) and (oaths := _oaths(p)):
            days = tuple(sorted({h.first for h in oaths if h.first}))
            before: list[Span] = [(day - _BEFORE_OATH, day) for day in days]
            elected = OfficeElected(p.people[0].name, *_who(oaths), days, _sources(oaths))
            yield view.clue("office", before, p.start, p.end, elected)
            continue
        if not spans:
            continue
        name, how = p.people[0].name, _how(view, p)
        key = (name, str(spans), how)
        if key in done:
            continue
        done.add(key)
        lo = spans[0][0]
        if how != "named":
            kind = "office" if how == "leading" else "office told"
            held = OfficeHeld(name, *_who(terms), tuple(Term(*span) for span in spans), _sources(terms))
            # who acts in an office before the term holds it already in the eyes of the press
            acting = _YEARS_ONLY if _ACTING.search(p.text) else timedelta()
            yield view.clue(kind, [(a and a - acting, b) for a, b in _eased(spans)], p.start, p.end, held)
        elif _LEFT.search(view.before(p.start)) and (left := spans[0][1]):
            reason = OfficeLeft(name, *_who(terms), left, _sources(terms))
            yield view.clue("office told", [(left, None)], p.start, p.end, reason)
        elif lo and name not in otherwise:
            first = [h for h in terms if h.first == lo] or terms
            since = OfficeSince(name, *_who(first), lo, _sources(first))
            # who is named by an office held it; who is named alone was heard of some years before
            heard_of = _HEARD_OF if first[0].office in _LEADERS else _CAREER
            begun = _eased([(lo, None)]) if p.offices else [(lo - heard_of, None)]
            yield view.clue("office told", begun, p.start, p.end, since)


def _who(terms: Sequence[Holding]) -> tuple[tuple[str, ...], str]:
    """The offices of terms and the state they are of."""
    return tuple(dict.fromkeys(h.office for h in terms)), terms[0].country


def _sources(terms: Sequence[Holding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(h.source for h in terms if h.source))


def _oaths(p: Party) -> list[Holding]:
    """The terms that somebody was elected to."""
    offices = ("head_of_state", "head_of_government")
    return [h for h in p.people[0].holdings if h.first and h.office in offices and h.country == p.code]


def _around(view: View, p: Party) -> str:
    """The words of the sentence before and between the office and the name."""
    return view.before(p.start, 24) + view.text[p.start : p.people[0].start]


def _how(view: View, p: Party) -> str:
    """Whether somebody acts in the news (`leading`), elsewhere in the present (`acting`) or is just `named`."""
    s = view.sentence_at(p.start)
    if s is None or not (p.offices or p.ranked):
        return "named"
    if _FORMER.search(_around(view, p)) or _ELECT.search(_around(view, p)) or _is_of_a_year(view, p):
        return "named"
    pictured = _PICTURED.search(view.text, s.start, s.end) and _recalls(view, s)
    if s.number in view.leading and not pictured and not _OF_OLD.search(view.before(p.start, 60)):
        return "leading"
    return "acting" if s.role is not Role.CAPTION and not _recalls(view, s) else "named"


def _is_of_a_year(view: View, p: Party) -> bool:
    """Whether what somebody did is told with its own year behind: "Tổng thống A (2002)", "A thăm Lào năm 2011"."""
    e = view.next_expression(p.end)
    if e is None or not e.first.year or e.first.day or e.start - p.end > _YEAR_BEHIND:
        return False
    between = view.text[p.end : e.start]
    return between.strip() == "(" or (_WENT.search(between) is not None and not set(between) & set(".;,"))


def _recalls(view: View, s: Sentence) -> bool:
    """Whether a sentence tells of an earlier time: a year or month of its own, or words of recalling."""
    if _RECALLING.search(view.text, s.start, s.end):
        return True
    return any(
        s.start <= e.start < s.end and (e.first.year is not None or (e.first.month is not None and e.first.day is None))
        for e in view.expressions
    )


def _held(p: Party) -> tuple[list[Span], list[Holding]]:
    """When the person held all the offices that the words give, and the terms in them that tell it.

    Where the words give none, their earliest day alone.
    """
    holdings: Sequence[Holding] = p.people[0].holdings
    if len({h.country for h in holdings}) > 1 and p.code:
        holdings = [h for h in holdings if h.country == p.code]
    wanted = _wanted(p, holdings)
    if wanted:
        *farther, nearest = wanted  # where two were never held together, the one beside the name counts
        spans = _union(nearest)
        for more in farther:
            spans = _together(spans, _union(more)) or spans
        return spans, [h for terms in wanted for h in terms if _meet(spans, [(h.first, h.last)])]
    if p.offices and any(o.word.kind == "person" for o in p.offices):
        return [], []  # an office that the facts do not know says nothing of the others
    dated = [h for h in holdings if h.first]
    firsts = [h.first for h in dated if h.first]
    if not firsts:
        return [], []
    if p.ranked:
        return _officer(dated)
    if p.offices and not _GOVERNMENT.search(p.text):
        return [(min(firsts) - _HEARD_OF, None)], dated  # a body that the facts do not name the post of
    return [(min(firsts), None)], dated


def _officer(dated: Sequence[Holding]) -> tuple[list[Span], list[Holding]]:
    """An officer who acts for the state is in one of the posts of the forces, or in one before them that no facts tell.

    Nothing of other posts: who is called by a rank is not yet a head of government, but keeps it in a later office.
    """
    posts = [h for h in dated if _OF_FORCES.search(h.office)]
    firsts = [h.first for h in posts if h.first]
    ends = [h.last for h in posts]
    last = None if None in ends else max((e for e in ends if e), default=None)
    if last and any(h.last is None or h.last > last for h in dated):
        last = None
    return [(min(firsts) - _CAREER, last)] if posts else [], posts


def _wanted(p: Party, holdings: Sequence[Holding]) -> list[list[Holding]]:
    """The person's terms for each office that the words give."""
    wanted: list[list[Holding]] = []
    # an office behind the name belongs to it only where none stands before: "Thủ tướng A gửi thư của Tổng thống"
    before = [o for o in p.offices if o.start < p.people[0].start]
    for office in dict.fromkeys(o.word.office for o in before or p.offices if o.word.office):
        fitting = [h for h in holdings if h.office == office]
        if fitting:
            wanted.append(fitting)
    ministers = [o for o in before if o.word.word == "Bộ trưởng"]  # those of known portfolios have words of their own
    behind = [p.text[o.end - p.start : p.people[0].start - p.start].partition(",")[0] for o in ministers]
    if any(_PORTFOLIO.search(words) for words in behind):
        named = {office for office, words in _portfolios().items() if any(words.search(b) for b in behind)}
        fitting = [h for h in holdings if h.office in named]
        return [*wanted, fitting] if fitting and fitting not in wanted else wanted
    said_before = any(o.word.office for o in before)
    text = (p.text[: p.people[0].start - p.start] if said_before else p.text).lower()
    fits = next((fits for words, fits in _SAID if words.search(text)), None)
    if fits is not None:
        fitting = [h for h in holdings if fits(h.office)]
        if fitting and fitting not in wanted:
            wanted.append(fitting)
    return wanted


@cache
def _portfolios() -> dict[str, re.Pattern[str]]:
    """How the portfolios of ministers are worded, by the offices of officials.csv."""
    return {
        one["office"]: lazy_regex(rf"(?<![\p{{L}}])(?:{alternation(one['words'])})(?![\p{{L}}])", re.IGNORECASE)
        for one in read_toml("portfolios.toml")["portfolio"]
    }


def _together(a: Sequence[Span], b: Sequence[Span]) -> list[Span]:
    """The stretches in which both were held, without days of handing over."""
    return [(lo, hi) for lo, hi in _meet(a, b) if lo is None or hi is None or hi - lo > _HANDING_OVER]


def _meet(a: Sequence[Span], b: Sequence[Span]) -> list[Span]:
    """The days that lie in a span of each."""
    return [both for x in a for y in b if (both := common(x, y))]


def _union(terms: Sequence[Holding]) -> list[Span]:
    """Terms as spans in order, those that follow each other as one."""
    out: list[Span] = []
    for lo, hi in sorted(((h.first, h.last) for h in terms), key=lambda x: x[0] or date.min):
        if out and (out[-1][1] is None or (lo and lo <= out[-1][1] + _BETWEEN_TERMS)):
            last = out[-1]
            out[-1] = (last[0], None if hi is None or last[1] is None else max(last[1], hi))
        else:
            out.append((lo, hi))
    return out


def _eased(spans: Sequence[Span]) -> list[Span]:
    """The spans with the time about a term in which the press uses its office; more where only its years are known."""
    out: list[Span] = []
    for a, b in spans:
        before = _YEARS_ONLY if a and (a.month, a.day) == (1, 1) else _SLACK
        after = _YEARS_ONLY if before is _YEARS_ONLY and b and (b.month, b.day) == (12, 31) else _SLACK
        out.append((a - before if a else None, b + after if b else None))
    return out


def ranks(view: View) -> Iterator[Clue]:
    """Rank and name said together where the news is told. Source: ranks.csv."""
    for p in view.parties:
        if p.kind is not PartyKind.ACTOR or not p.people:
            continue
        s = view.sentence_at(p.start)
        if s is None or s.number not in view.leading:
            continue
        for r in view.facts.ranks_of(p.people[0].name):
            if (r.first or r.last) and re.search(rf"(?<![\p{{L}}]){r.rank}(?![\p{{L}}])", p.text, re.IGNORECASE):
                term = [(r.first, r.last)]
                held = RankHeld(r.name, r.rank, (Term(r.first, r.last),), r.source)
                yield view.clue("rank", _eased(term), p.start, p.end, held)
