"""A name keeps its state through an article: what is said of it once holds where its words alone leave it open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from loaders.actors.offices import looks_vietnamese
from loaders.actors.party import HOME, Party, PartyKind
from loaders.lexicon.lists import any_of, listed, whole
from loaders.patterns import lazy_re
from loaders.text.document import Document
from loaders.text.remembered import remembered
from loaders.text.sentences import Sentence
from loaders.text.words import phrase_before, words_before

# Words that stand for somebody named shortly before, and how many sentences back he may be.
PRONOUNS = frozenset({"ông", "bà", "ngài", "he", "she"})
_BACK = 3
# So much nearer is who is named in a later clause of a sentence, which is shorter.
_CLAUSE = 4000
# Letters at most from a semicolon to who opens the clause behind it: "; còn | ông B".
_OPENING = 7
# By these offices one person is told, as long as his state stands with them.
_ONES = frozenset({"head_of_state", "head_of_government", "minister", "leader", "royal", "party_leader"})
# What stands for the delegation of whoever was named last.
_DELEGATION = lazy_re(r"(?:phái |thủy thủ )?đoàn(?: do [^,.;:]*)?", re.IGNORECASE)
# What stands for the ministry or agency named last.
_THIS_BODY = frozenset({"bộ này", "bộ trên", "cơ quan này", "cơ quan trên", "ủy ban này"})
# A text of so many sentences that names so many other states, and never the paper's own, is about those.
_LONG, _OTHERS = 6, 2
# "Quốc hội | của quốc gia | Nam Mỹ" is none of the paper's own state.
_OF_ANOTHER = whole("groups.toml", "of_another")
_THIS_STATE = lazy_re(r"\b(?:nước|quốc gia) (?:này|đó|ấy|trên)\b", re.IGNORECASE)
# "U.Cha-vết" is called "Cha-vết" later on.
_INITIAL = lazy_re(r"(?<!\w)\w\.(?=\w)")
UNION = ""  # stands for a union of states among the codes of a memory


@remembered(1 << 14)
def _keys(name: str) -> tuple[str, ...]:
    """What later mentions may call a person by: the whole name, then each word of it."""
    parts = _INITIAL.sub(r"\g<0> ", name).split()
    words = [w.strip(".,'’") for w in parts if len(w.strip(".,'’-")) > 1]
    return (" ".join(words), *(w for w in words if len(w) > 2)) if words else ()


def remember(parties: Sequence[Party]) -> dict[str, str]:
    """Names of the article to the state their owner was said to act for, `UNION` for a union of states."""
    votes: dict[str, Counter[str]] = {}
    for p in parties:
        if p.kind is PartyKind.UNION:
            code, whole, part = UNION, 9, 3
            names = (*p.names, *(m.text for m in p.people))
        elif p.kind is PartyKind.ACTOR and p.code and p.strong:
            code, whole, part = p.code, 3, 1
            names = p.names
        else:
            continue
        for name in names:
            for n, key in enumerate(_keys(name)):
                votes.setdefault(key, Counter())[code] += part if n else whole
    return {key: count.most_common(1)[0][0] for key, count in votes.items()}


def settle(p: Party, memory: dict[str, str]) -> Party:
    """Fill in the state of a party that its own words leave open."""
    if p.kind is not PartyKind.ACTOR:
        return p
    if _is_of_union(p, memory):
        return replace(p, kind=PartyKind.UNION, codes=())
    if p.strong:
        return p
    if _OF_ANOTHER.search(p.text):
        return replace(p, codes=())
    remembered = _remembered(p, memory)
    if remembered:
        return replace(p, codes=(remembered,), strong=True)
    if p.names and p.code == HOME and not looks_vietnamese(p.names[0]):
        return replace(p, codes=())
    at_home = p.names and not p.codes and any(o.word.unmarked == HOME for o in p.offices)
    if at_home and all(map(looks_vietnamese, p.names)):
        return replace(p, codes=(HOME,))
    return p


def follow_pronouns(document: Document, parties: Sequence[Party]) -> list[Party]:
    """Parties with "ông", "bà" and "ngài" alone, or "đoàn", given the state of the person named last before them."""
    out: list[Party] = []
    last: dict[str, tuple[int, int, str]] = {}  # form of address, "" for any -> sentence, place before 0, state
    later: dict[str, tuple[int, int, str]] = {}  # the same of clauses behind semicolons, whom the next sentences mean
    guests, came_at = "", -_BACK - 1  # the state of the delegation named last, and the sentence that named it
    named: tuple[int, list[str]] = (-1, [])  # the sentence that named people last, and their states
    for n, p in enumerate(parties):
        s = document.sentence_at(p.start)
        at = s.number if s else 0
        _go_on(last, later, at)
        if p.kind is not PartyKind.ACTOR:
            pass
        elif p.text.lower() in PRONOUNS:
            seen, _, code = max(last.get(key, (-_BACK - 1, 0, "")) for key in (p.text.lower(), ""))
            if seen == named[0] != at and _goes_to(document, p, parties[n + 1 : n + 2], code):
                code = next((other for other in named[1] if other != code), code)
            if at - seen <= _BACK and not p.codes:
                p = replace(p, codes=(code,), names=())
                if last.get(p.text.lower(), (-1, 0, ""))[0] != at:  # who goes on acting is meant by the next one too
                    last[p.text.lower()] = (at, -p.start, code)
        elif _DELEGATION.fullmatch(p.text) and not (p.codes or p.names):
            seen, _, code = max(last.values(), default=(-_BACK - 1, 0, ""))
            code = _of_guests(document, p, parties[n + 1 : n + 2], out, code)
            if at - seen > _BACK and at - came_at <= _BACK:
                p = replace(p, codes=(guests,))
            elif at - seen <= _BACK and code:
                came = "" if seen == at and _is_received(document, p, out, code) else code
                p = replace(p, codes=(came or guests,) if came or guests not in ("", code) else ())
        elif p.code and not _is_host_there(document, p):
            if any(o.word.role == "delegation" for o in p.offices):
                guests, came_at = p.code, at
            if p.names or p.people:
                named = (at, [*(named[1] if named[0] == at else ()), p.code])
                address = p.text.split(maxsplit=1)[0].lower()
                key = address if address in PRONOUNS else ""
                if last.get(key, (-1, 0, ""))[0] != at:  # the first one named is the one the sentence is about
                    last[key] = (at, -p.start, p.code)
                _told_later(document, p, s, later, key)
            elif _opens_with_one(p, s):
                last[""] = (at, -p.start, p.code)
        out.append(p)
    return out


def _told_later(
    document: Document, p: Party, s: Sentence | None, later: dict[str, tuple[int, int, str]], key: str
) -> None:
    """Note who opens a clause behind a semicolon: "A bàn về giá; | ông B | đáp lại. Sau đó ông …"."""
    before = document.text[max(s.start, p.start - _OPENING) : p.start] if s else ""
    if s and p.code and ";" in before:
        later[key] = (s.number, document.text.count(";", s.start, p.start) * _CLAUSE - p.start, p.code)


def _go_on(last: dict[str, tuple[int, int, str]], later: dict[str, tuple[int, int, str]], at: int) -> None:
    """Those of the last clause of a sentence are meant by the sentences behind it."""
    if any(seen != at for seen, _, _ in later.values()):
        last.update(later)
        later.clear()


@cache
def _where() -> frozenset[str]:
    """What opens a clause on a place, in which hosts are named: "chặng đầu là Lào, | nơi | Tổng thống A đón đoàn"."""
    return frozenset(listed("places.toml", "where"))


def _is_host_there(document: Document, p: Party) -> bool:
    """Whether somebody is named in a clause on a place alone."""
    return bool(p.names or p.people) and phrase_before(words_before(document.lower, p.start), _where()) is not None


def _opens_with_one(p: Party, s: Sentence | None) -> bool:
    """Whether somebody opens a sentence who is told by his office alone: "Nhà lãnh đạo Lào đến sớm. | Ông | gặp"."""
    opens = s is not None and p.start == s.start and p.strong
    return opens and any(o.word.role in _ONES and o.start == p.start for o in p.offices)


def follow_envoys(document: Document, parties: Sequence[Party]) -> list[Party]:
    """Ambassadors of whom a name alone is told, given the state of the one whom the sentence before names by his state
    alone: "Canberra triệu đại sứ Lào. | Đại sứ A | có mặt lúc 8 giờ"."""
    out: list[Party] = []
    told: dict[int, set[str]] = {}  # the states of such ambassadors, by the number of the sentence
    for p in parties:
        s = document.sentence_at(p.start)
        if s is not None and "ambassador" in {o.word.role for o in p.offices}:
            before = told.get(s.number - 1, set())
            if p.code and not p.names:
                told.setdefault(s.number, set()).add(p.code)
            elif not p.codes and p.names and len(before) == 1:
                p = replace(p, codes=tuple(before))
        out.append(p)
    return out


_RECEIVES = lazy_re(lambda: rf"[^.;:\n]*(?<!\w){any_of('groups.toml', 'receives')} \Z")


def _is_received(document: Document, p: Party, before: Sequence[Party], code: str) -> bool:
    """Whether a delegation is received by somebody of the state of a code: "Thống đốc X tiếp | đoàn"."""
    if not before or before[-1].codes != (code,) or p.start - before[-1].end > _REACH:
        return False
    return _RECEIVES.match(document.lower, before[-1].end, p.start) is not None


# Letters at most between who goes and where.
_REACH = 80
# "Đoàn | sẽ rời | Hà Nội"
_COMES_OR_LEAVES = lazy_re(lambda: rf" (?:\w+ )?{any_of('groups.toml', 'comes_or_leaves')} ")
# "Bộ Văn hóa | nước sở tại"
_SETTING = 6  # sentences back that the place of what is told was named at most
_OF_HOST = lazy_re(lambda: rf"(?<!\w){any_of('places.toml', 'host_states')}(?!\w)", re.IGNORECASE)
_GOES = lazy_re(r"[^.,;:]*(?<!\w)(?:thăm|sang|tới|đến)(?!\w)[^.,;:]*")


def _of_guests(document: Document, p: Party, behind: Sequence[Party], before: Sequence[Party], code: str) -> str:
    """The state of a delegation that would be of a code: of another one, named last before it, where it comes to a
    place there or leaves it, right behind it."""
    place = next((q for q in behind if q.kind is PartyKind.PLACE and q.codes == (code,)), None)
    if place is None or _COMES_OR_LEAVES.fullmatch(document.lower, p.end, place.start) is None:
        return code
    s = document.sentence_at(p.start)
    return _last_other(document, before, s.number if s else 0, code)


def _last_other(document: Document, before: Sequence[Party], at: int, code: str) -> str:
    """The state of whoever was named last for another one than that of a code, few sentences before sentence `at`; the
    same where nobody was."""
    for q in reversed(before):
        s = document.sentence_at(q.start)
        if s is None or at - s.number > _BACK:
            break
        if q.kind is PartyKind.ACTOR and q.strong and q.code and q.code != code:
            return q.code
    return code


def _goes_to(document: Document, p: Party, behind: Sequence[Party], code: str) -> bool:
    """Whether a party goes to the state of a code, right behind it: nobody visits his own."""
    place = next((q for q in behind if q.kind is PartyKind.PLACE and q.codes == (code,)), None)
    if place is None or place.start - p.end > _REACH:
        return False
    return _GOES.fullmatch(document.lower, p.end, place.start) is not None


def follow_bodies(document: Document, parties: Sequence[Party]) -> list[Party]:
    """Parties such as "bộ này" and "cơ quan này" given the state of the body named last before them."""
    out: list[Party] = []
    body = (-_BACK - 1, "")
    for p in parties:
        s = document.sentence_at(p.start)
        at = s.number if s else 0
        if not p.codes and any(o.word.word in _THIS_BODY for o in p.offices):
            p = replace(p, codes=(body[1],)) if at - body[0] <= _BACK and body[1] else p
        elif p.kind is PartyKind.ACTOR and p.code and any(o.word.kind == "body" for o in p.offices):
            body = (at, p.code)
        out.append(p)
    return out


def settle_abroad(document: Document, parties: Sequence[Party]) -> list[Party]:
    """Parties taken for the paper's own state by usage alone, where the article is about other states only.

    "Thủ tướng" is Vietnam's in a Vietnamese paper, but not in a story of Japan and Korea: there it is the one named
    last before it, or nobody's.
    """
    said = {code for p in parties if p.strong for code in p.codes}
    if HOME in said or len(said) < _OTHERS or len(document.sentences) < _LONG:
        return list(parties)
    out: list[Party] = []
    last: dict[str, tuple[str, ...]] = {}  # an office's words -> the states it was last named with
    for p in parties:
        words = [o.word.word for o in p.offices]
        if p.strong and p.code:
            last |= dict.fromkeys(words, p.codes)
        elif p.codes == (HOME,) and not p.strong:
            known = last.get(words[0], ()) if words and not p.names else ()
            p = replace(p, codes=known)
        out.append(p)
    return out


_AND = 4  # letters at most between two who hold posts of both states: "ngoại trưởng | và | bộ trưởng hai nước"


def of_one_holder(parties: Sequence[Party]) -> list[Party]:
    """Parties told by an office alone that the paper's own state has not, given the one state whose holder the text
    names: "Tổng thống Lào đến Huế. … | Tổng thống | gặp Chủ tịch tỉnh"; not where two states' are told: "| ngoại trưởng
    | và bộ trưởng quốc phòng hai nước"."""
    held: dict[str, set[str]] = {}
    for p in parties:
        if p.kind is PartyKind.ACTOR and p.code and p.strong:
            for o in p.offices:
                held.setdefault(o.word.word, set()).add(p.code)
    out: list[Party] = []
    for p, behind in zip_longest(parties, parties[1:]):
        word = p.offices[0].word if len(p.offices) == 1 else None
        bare = p.kind is PartyKind.ACTOR and not (p.codes or p.names or p.people)
        bare = bare and not (behind and behind.kind is PartyKind.BOTH and behind.start - p.end <= _AND)
        if bare and word is not None and word.office and not word.unmarked and p.text.lower() == word.word.lower():
            states = held.get(word.word, set())
            p = replace(p, codes=tuple(states)) if len(states) == 1 else p
        out.append(p)
    return out


# From who acts to those in whose name: one clause, so long at most, though his post and name may part it.
_GOES_ON = lazy_re(r"(?: tại [^.,;:\n]{1,30},)?[^.,;:\n]{1,80}")


@cache
def _in_the_name_of() -> frozenset[str]:
    return frozenset(listed("groups.toml", "in_the_name_of"))


def follow_agents(document: Document, parties: Sequence[Party]) -> list[Party]:
    """Parties taken for the paper's own state by usage alone, in whose name one of another acts: "Đại sứ Lào thay mặt |
    Chính phủ" acts for his own."""
    out: list[Party] = []
    for p in parties:
        usual = p.codes == (HOME,) and not (p.strong or p.names)
        if usual and phrase_before(words_before(document.lower, p.start, 5), _in_the_name_of()):
            agent = next((q for q in reversed(out) if q.kind is PartyKind.ACTOR and q.code), p)
            if _GOES_ON.fullmatch(document.text, agent.end, p.start):
                p = replace(p, codes=agent.codes)
        out.append(p)
    return out


def follow_states(document: Document, parties: Sequence[Party]) -> list[Party]:
    """ "Bộ Quốc phòng nước này" is that of the state named last, in its sentence or the one before, "Bộ Quốc phòng nước
    chủ nhà" that of the place named last, few sentences before.

    The paper's own state is "nước ta", and never meant.
    """
    out: list[Party] = []
    last, place = (-2, ""), (-_SETTING - 1, "")
    for p in parties:
        s = document.sentence_at(p.start)
        at = s.number if s else 0
        if p.kind is PartyKind.ACTOR and not p.strong and _THIS_STATE.search(p.text):
            p = replace(p, codes=(last[1],) if at - last[0] <= 1 else (), strong=at - last[0] <= 1)
        elif p.kind is PartyKind.ACTOR and not p.strong and _OF_HOST.search(p.text):
            p = replace(p, codes=(place[1],) if at - place[0] <= _SETTING else (), strong=at - place[0] <= _SETTING)
        elif p.kind is PartyKind.PLACE and p.code:
            place = (at, p.code)
        elif p.kind in (PartyKind.ACTOR, PartyKind.STATE, PartyKind.PEOPLE) and p.strong and p.code not in (None, HOME):
            last = (at, p.code)
        out.append(p)
    return out


@cache
def _union_people() -> frozenset[str]:
    return frozenset(listed("groups.toml", "union_people"))


def _is_of_union(p: Party, memory: dict[str, str]) -> bool:
    if any(o.word.unmarked or o.word.office for o in p.offices):
        return False
    if p.people and all(m.name in _union_people() for m in p.people):
        return True
    names = (*p.names, *(m.text for m in p.people))
    return any(memory.get(key) == UNION for name in names for key in _keys(name)[:2])


def _remembered(p: Party, memory: dict[str, str]) -> str | None:
    """The state of one of the party's names: by the whole of it, else by a word of it."""
    for name in p.names:
        if (whole := _keys(name)[:1]) and whole[0] in memory:
            return memory[whole[0]]
    for name in p.names:
        if " " in name and looks_vietnamese(name):
            continue  # Vietnamese share their syllables
        words = _keys(name)[1:]
        for key in words[1:] or words:  # many share a first name: "Daniel Noboa" and "Daniel Ortega"
            if key in memory:
                return memory[key]
    return None
