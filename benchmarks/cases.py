"""`python -m benchmarks.cases`: situations from public bug reports, run as their users would, and judged.

    python -m benchmarks.cases                  # every line of ../shared/cases/reports.jsonl
    python -m benchmarks.cases --wrong          # prints the answers of the wrong ones alone
    python -m benchmarks.cases --only r139,r140 --kind feeds
    python -m benchmarks.cases other.jsonl      # another file of the same form

Each line has a `command` for a shell, an `input` piped into it, and what is `expected`. A server of its own is
started on a temporary SQLite database with the sample articles in it; `$PORT` and `$TOKEN` lead there, and
`DATABASE_URL` is set for the commands that store. `RULES` names a check by the kind of a line and the words of
`expected`; without one, an `expected` that opens with a Python literal is compared with the answer, value for value.
Any other line is "unjudged", printed for a person and counted apart. `ARGUED` names the lines whose `expected` we hold
to be wrong, and why; they count as wrong. Exits 1 if a line is unjudged, or wrong and not argued.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from benchmarks.gold import PROJECT, NoReferenceData, Record, read_lines, shared_folder

SECONDS = 120  # for one command; none takes so long unless it hangs
SHOWN = 1200  # characters of an answer that are printed

#: Lines with whose `expected` we disagree.
ARGUED = {
    "r058": "a governor of a federal state who receives an ambassador is answered as a meeting of the two states, "
    "never of Georgia; `expected` wants none, but the labelling guide counts representatives of a state's government, "
    "and the labelled articles have such a meeting (a governor in Brazil, web-32) as an event"
}

#: What some commands find in the database already: events whose ids they name.
BEFORE = (
    {"date": "[2013-08-07,2014-08-07]", "countries": ["BH", "VN"], "type": "talks"},
    {"date": "2014-07-12", "countries": ["BI", "VN"], "type": "talks"},
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command printed, with what a check may need beside it: the line itself and the server's port."""

    case: Record
    status: int
    out: str
    err: str
    port: int
    again: Callable[[], Answer]

    @property
    def all(self) -> str:
        return self.out + self.err

    @property
    def lines(self) -> list[Record]:
        """The JSON Lines printed; others are left out."""
        return [json.loads(line) for line in self.out.splitlines() if line.startswith("{")]

    @property
    def days(self) -> list[str | None]:
        """The publication day of each article in the answer of `bangiao extract` for a person."""
        headings = [line for line in self.out.splitlines() if line and not line.startswith(" ")]
        return [found[1] if (found := re.search(r" published (\S+)$", line)) else None for line in headings]

    @property
    def events(self) -> list[tuple[str, str, str]]:
        """Day, pair and type of each event in the answer of `bangiao extract` for a person."""
        row = re.compile(r"^  (\S+)(?: [a-z]+)?  ([A-Z]{2}-[A-Z]{2})  ([a-z_]+)")
        return [(m[1], m[2], m[3]) for line in self.out.splitlines() if (m := row.match(line))]


Check = Callable[[Answer], bool]


def expected_value(expected: str) -> Any:
    """The Python literal that opens `expected`; None where it opens with words."""
    for end in re.finditer(r"\](?=: )", expected):
        try:
            return ast.literal_eval(expected[: end.end()])
        except (ValueError, SyntaxError):
            continue
    return None


def same_values(answer: Answer) -> bool:
    """The dates in order, or the events whatever their order, as the literal has them."""
    expected = answer.case["expected"]
    right = expected_value(expected)
    (given,) = answer.lines
    if "dates" in given:
        return bool([date["date"] for date in given["dates"]] == right)
    found = sorted((event["date"], "-".join(event["countries"])) for event in given["events"])
    place = re.search(r'place is "([^"]+)"', expected)
    if place and [event["place"] for event in given["events"]] != [place[1]]:
        return False
    if found == sorted(right):
        return True
    if "leaving it out would do" in expected:
        return bool(found == right[:1])
    if "an uncertain answer would do" in expected:
        return [pair for _, pair in found] == [right[0][1]] and found[0][0][0] in "[X" and right[0][0] in found[0][0]
    if "a code of its own" in expected or expected.endswith("as above"):
        return [day for day, _ in found] == [right[0][0]] and found[0][1] in ("CS-VN", "VN-YU")
    return False


def stated_day(answer: Answer) -> bool:
    """One article of 2021-01-08 with one event, the talks of that day."""
    return answer.days == ["2021-01-08"] and answer.events == [("2021-01-08", "LA-VN", "talks")]


def stated_day_and_what_is_planned(answer: Answer) -> bool:
    """As `stated_day`; the text of these also says that the two sides meet again: that may stand beside, as planned."""
    held = [event for event in answer.events if event[0] <= "2021-01-08"]
    planned = re.findall(r"^  \S+(?: [a-z]+)?  LA-VN  [a-z_]+, planned  ambiguous", answer.out, re.MULTILINE)
    return (
        answer.days == ["2021-01-08"]
        and held == [("2021-01-08", "LA-VN", "talks")]
        and len(held) + len(planned) == len(answer.events)
    )


def no_day_from_the_address(answer: Answer) -> bool:
    """No publication day is drawn from the address; the event is there, and not of one day."""
    (given,) = answer.lines
    return given["published"] is None and all(event["certainty"] == "ambiguous" for event in given["events"])


def no_other_day_alone(answer: Answer) -> bool:
    days = [day for day, _, _ in answer.events]
    return bool(days) and all("2021-01-08" in day for day in days)


def no_publication_day(answer: Answer) -> bool:
    return answer.days == [None] and len(answer.events) == 1


def several_years(answer: Answer) -> bool:
    """No publication day, and at most five days that end in 8 January."""
    days = answer.events[0][0].strip("[]").split(",") if len(answer.events) == 1 else []
    return answer.days == [None] and 1 <= len(days) <= 5 and "1970" not in answer.out


def is_read(answer: Answer) -> bool:
    """The talks are found, whatever their day, and nothing of the text was lost on the way."""
    return answer.status == 0 and [event[1:] for event in answer.events] == [("LA-VN", "talks")]


def read_or_named(answer: Answer) -> bool:
    """The event of the day the text states, or a word that says which encoding of a font it is."""
    name = "VNI" if "VNI" in answer.case["expected"] else "TCVN3"
    return ("2021-01-08", "LA-VN", "talks") in answer.events or name in answer.all


def pages(right: int, wrong: int) -> Check:
    """So many pages with their talks, and so many errors on standard error, without a traceback."""

    def check(answer: Answer) -> bool:
        errors = [line for line in answer.err.splitlines() if line.strip()]
        talks = answer.events == [("2021-01-08", "LA-VN", "talks")] * right
        return talks and len(answer.days) == right and len(errors) == wrong and "Traceback" not in answer.err

    return check


def first_page_and_an_error(answer: Answer) -> bool:
    """The first page at least, the second where it was found again, and one error."""
    return pages(1, 1)(answer) or pages(2, 1)(answer)


def says(*words: str) -> Check:
    """An answer that holds one of these words on standard error, and no traceback."""
    return lambda answer: any(word in answer.err for word in words) and "Traceback" not in answer.all


def archive_or_refused(answer: Answer) -> bool:
    read = answer.events == [("2021-01-08", "LA-VN", "talks")]
    refused = not answer.events and "ARC" in answer.err
    return (read or refused) and "<p>" not in answer.out


def is_that_state(answer: Answer) -> bool:
    """200, and the very answer that the state's code gives."""
    name, code = re.search(r"['\"](.+)['\"] is ([A-Z]{2})", answer.case["expected"]).groups()  # type: ignore[union-attr]

    def counts(country: str) -> Any:
        with urlopen(f"http://127.0.0.1:{answer.port}/timeline?by=country&country={quote(country)}", timeout=30) as got:
            return json.load(got)

    return answer.out.endswith(" 200") and counts(name) == counts(code)


def statuses(*right: str) -> Check:
    """The three digits of each answer, at the end of the output."""
    return lambda answer: re.findall(r"(?<!\S)[1-5]\d\d(?!\S)", answer.out)[-len(right) :] == list(right)


def total_beside_a_page(answer: Answer) -> bool:
    page = json.loads(answer.out)
    return isinstance(page.get("total"), int) and page["total"] >= len(page["events"]) == 2


def events_found(right: bool) -> Check:
    """Whether a list of events holds any."""
    return lambda answer: bool(json.loads(answer.out)["events"]) is right


def refused_with_form(answer: Answer) -> bool:
    return bool(re.search(r" (400|422)$", answer.out)) and bool(re.search(r"\d{4}-\d\d-\d\d|YYYY-MM-DD", answer.out))


def calendar(first: str, end: str, *more: str) -> Check:
    """A calendar with one entry from `first` to before `end`."""

    def check(answer: Answer) -> bool:
        starts, ends = (re.findall(rf"{name};VALUE=DATE:(\d+)", answer.out) for name in ("DTSTART", "DTEND"))
        return starts == [first] and ends == [end] and all(word in answer.out for word in more)

    return check


def same_uid_again(answer: Answer) -> bool:
    uids = [re.findall(r"^UID:(\S+)", text.out, re.MULTILINE) for text in (answer, answer.again())]
    return len(uids[0]) == 1 and uids[0] == uids[1]


def keeps_its_uid(answer: Answer) -> bool:
    """Two entries before; after one was settled, the entry that stays is one of them."""
    uids = re.findall(r"^UID:(\S+)", answer.out.replace("\r", ""), re.MULTILINE)
    return len(uids) >= 3 and set(uids[2:]) <= set(uids[:2]) and len(set(uids[:2])) == 2


def uid_stays_sequence_grows(answer: Answer) -> bool:
    text = answer.out.replace("\r", "")
    uids, numbers = re.findall(r"^UID:(\S+)", text, re.MULTILINE), re.findall(r"^SEQUENCE:(\d+)", text, re.MULTILINE)
    return len(uids) == 2 and uids[0] == uids[1] and int(numbers[1]) > int(numbers[0]) and "DATE:20140710" in text


def left_out_and_counted(answer: Answer) -> bool:
    timeline = json.loads(answer.out)
    return timeline["events"] == [] and bool(timeline["omitted"] == 1)


def all_rows(answer: Answer) -> bool:
    total = re.search(r'"total": ?(\d+)', answer.out)
    return total is not None and answer.out.split()[0] == total[1] != "0"


def one_width(answer: Answer) -> bool:
    return re.fullmatch(r"\{\d+\}", answer.out.strip()) is not None


def nothing_differs(answer: Answer) -> bool:
    return not answer.all.strip()


#: kind (a pattern), words of `expected` (a pattern), the check
RULES: Sequence[tuple[str, str, Check]] = (
    ("^pages$", r"published 2021-01-08, so talks on 2021-01-08", stated_day_and_what_is_planned),
    ("", r"published (2021-01-08, so|and) talks on 2021-01-08", stated_day),
    ("", r"talks of 2021-01-08 alone|the related list gives no event", stated_day),
    ("", r"talks on 2021-01-08", stated_day),
    ("days in addresses", r"^\[\]: ", no_day_from_the_address),
    ("another day", r"the one that fits the text, or several answers", no_other_day_alone),
    ("pages", r"no publication day", no_publication_day),
    ("null dates", r"five years at most", several_years),
    ("bad byte|encoding", r"not the page|UTF-8|Windows-1258 page is read", is_read),
    ("font encodings", r"not silence", read_or_named),
    ("web archives", r"two pages", pages(2, 0)),
    ("web archives", r"the second page is read|first record is an error", pages(1, 1)),
    ("web archives", r"the first page, and an error for the rest", first_page_and_an_error),
    ("web archives", r"says that the file is cut", says("cut", "damaged", "ended", "truncated", "incomplete")),
    ("web archives", r"read as an archive, or refused", archive_or_refused),
    ("names of states", r"^200: ", is_that_state),
    ("counts", r"count of all matches beside one page", total_beside_a_page),
    ("counts", r"next and a Link header", lambda a: bool(re.search(r'(?im)^link:.*rel="?next', a.out))),
    ("parameters", r"refused with the right form", refused_with_form),
    ("search", r"found by|finds", events_found(True)),
    ("search", r"nothing", events_found(False)),
    ("calendar", r"29 February to 1 March", calendar("20240229", "20240301")),
    ("calendar", r"tentative over the month", calendar("20140701", "20140801", "STATUS:TENTATIVE")),
    ("calendar", r"months are taken whole", calendar("17741101", "17750101")),
    ("calendar", r"the same UID when the same is loaded again", same_uid_again),
    ("calendar", r"keeps its UID when a person settles", keeps_its_uid),
    ("calendar", r"same UID, SEQUENCE up", uid_stays_sequence_grows),
    ("last year", r"three times 200", statuses("200", "200", "200")),
    ("timeline", r"left out and counted", left_out_and_counted),
    ("CSV", r"all rows", all_rows),
    ("CSV", r"one width", one_width),
    ("feed out", r"does not hang on the name", nothing_differs),
    ("page in Vietnamese", r"200 200 200 200", statuses("200", "200", "200", "200")),
)


def check_for(case: Record) -> Check | None:
    """The check for one line; None where no rule knows it."""
    for kind, words, check in RULES:
        if re.search(kind, case["kind"]) and re.search(words, case["expected"]):
            return check
    return same_values if expected_value(case["expected"]) is not None else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`right` is None where no rule judges the line; `wrong` says what a check stumbled over, where it did."""

    answer: Answer
    right: bool | None
    wrong: str = ""


def judge(answer: Answer) -> Verdict:
    """Whether an answer is what its line expects; one that a check cannot even read is not."""
    check = check_for(answer.case)
    if check is None:
        return Verdict(answer, None)
    try:
        return Verdict(answer, check(answer))
    except Exception as error:  # an answer may be anything at all
        return Verdict(answer, False, f"{type(error).__name__}: {error}")


def run(case: Record, port: int, environment: dict[str, str]) -> Answer:
    """Run the command of one line as a shell does, in a folder of its own."""
    given = case["input"] if isinstance(case["input"], str) else json.dumps(case["input"], ensure_ascii=False) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            ["bash", "-c", case["command"]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
        try:
            out, err = process.communicate(given.encode("utf-8", "surrogatepass"), timeout=SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            err += f"\nstopped after {SECONDS} seconds".encode()
    printed, said = (part.decode("utf-8", "replace") for part in (out, err))
    return Answer(case, process.returncode, printed, said, port, lambda: run(case, port, environment))


@contextmanager
def service() -> Iterator[tuple[int, dict[str, str]]]:
    """The port of a server with the sample articles, and the environment in which the commands find it."""
    from tests.api.server import running

    with tempfile.TemporaryDirectory(prefix="bangiao-cases-") as folder:
        url = f"sqlite:///{folder}/events.db"
        environment = os.environ | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "DATABASE_URL": url,
        }

        def bangiao(*arguments: str, input: str = "") -> str:
            command = ["bangiao", *arguments]
            done = subprocess.run(
                command, input=input, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=True
            )
            return done.stdout

        bangiao("load", str(PROJECT / "seeds"))
        bangiao("import", "-", input="".join(json.dumps(event) + "\n" for event in BEFORE))
        token = bangiao("token", "create", "cases").strip()
        with running(url) as address:
            port = int(address.rpartition(":")[2])
            yield port, environment | {"PORT": str(port), "TOKEN": token}


def touches_server(case: Record) -> bool:
    """Whether the order of this line among the others may matter."""
    return "curl" in case["command"] or "import" in case["command"]


def answers(cases: Sequence[Record], port: int, environment: dict[str, str], jobs: int) -> Iterator[Verdict]:
    """The verdict on each line, in order; lines that only read run `jobs` at a time."""
    with ThreadPoolExecutor(jobs) as pool:
        ahead = {
            number: pool.submit(run, case, port, environment)
            for number, case in enumerate(cases)
            if not touches_server(case)
        }
        for number, case in enumerate(cases):
            yield judge(ahead[number].result() if number in ahead else run(case, port, environment))


def show(verdict: Verdict) -> None:
    """One line's answer for a person."""
    case, answer = verdict.answer.case, verdict.answer
    word = {True: "right", False: "WRONG", None: "UNJUDGED"}[verdict.right]
    print(f"{case['id']}  {word}  {case['kind']}")
    if verdict.wrong:
        print(f"    {verdict.wrong}")
    print(f"    expected: {case['expected']}")
    for line in answer.all.strip()[:SHOWN].splitlines():
        print(f"    | {line}")


def main(arguments: list[str] | None = None) -> int:
    """Run the lines, print each answer and the count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, help="by default cases/reports.jsonl of the reference data")
    parser.add_argument("--only", help="ids, separated by commas")
    parser.add_argument("--kind", help="lines whose kind holds this pattern")
    parser.add_argument("--wrong", action="store_true", help="print only what is not right")
    parser.add_argument("--jobs", type=int, default=2, help="how many reading commands at a time (default 2)")
    options = parser.parse_args(arguments)
    try:
        cases = read_lines(options.file or shared_folder() / "cases" / "reports.jsonl")
    except (NoReferenceData, OSError) as absent:
        print(absent, file=sys.stderr)
        return 2
    if options.only:
        cases = [case for case in cases if case["id"] in options.only.split(",")]
    if options.kind:
        cases = [case for case in cases if re.search(options.kind, case["kind"])]
    wrong: list[str] = []
    unjudged: list[str] = []
    with service() as (port, environment):
        for verdict in answers(cases, port, environment, options.jobs):
            if not verdict.right:
                (unjudged if verdict.right is None else wrong).append(verdict.answer.case["id"])
            if not (options.wrong and verdict.right):
                show(verdict)
    print(f"\n{len(cases) - len(wrong) - len(unjudged)} of {len(cases)} right", end="")
    print(
        f"; wrong: {' '.join(wrong)}" if wrong else "", f"; unjudged: {' '.join(unjudged)}" if unjudged else "", sep=""
    )
    for id in wrong:
        if id in ARGUED:
            print(f"{id} is argued: {ARGUED[id]}")
    return 1 if unjudged or set(wrong) - set(ARGUED) else 0


if __name__ == "__main__":
    sys.exit(main())
