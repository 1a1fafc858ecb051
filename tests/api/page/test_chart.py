"""The chart: which stretch of time it shows, and that its bars say what was counted."""

from __future__ import annotations

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from api.i18n import words
from api.pages import chart, query
from api.values import Bin, EventFilter, Interval, Timeline

VI = words("vi")


def years(counts: dict[int, int]) -> tuple[Bin, ...]:
    """Yearly bins."""
    return tuple(Bin(str(y), date(y, 1, 1), date(y, 12, 31), n, {}) for y, n in sorted(counts.items()))


ALL = (None, None)


@pytest.mark.parametrize(
    ("counts", "chosen", "shown"),
    [
        ({2018: 3}, ALL, chart.Window("month")),
        ({2001: 3, 2020: 5}, ALL, chart.Window("month")),
        # one old event does not cost the months
        ({1950: 1, 2015: 30, 2020: 30}, ALL, chart.Window("month", date(2015, 1, 1), date(2020, 12, 31), 1)),
        # nor does one that is planned for long after, or has a sign for "open" as its day
        ({2015: 30, 2020: 30, 9999: 1}, ALL, chart.Window("month", date(2015, 1, 1), date(2020, 12, 31), 0, 1)),
        ({1: 1, 2015: 30, 2020: 30, 9999: 1}, ALL, chart.Window("month", date(2015, 1, 1), date(2020, 12, 31), 1, 1)),
        ({2020: 30, 9999: 1}, (date(2018, 1, 1), None),
         chart.Window("month", date(2020, 1, 1), date(2020, 12, 31), 0, 1)),
        ({2020: 1, 9999: 1}, ALL, chart.Window("month", date(9999, 1, 1), date(9999, 12, 31), 1)),
        ({1970: 30, 2020: 30}, ALL, chart.Window("quarter")),
        ({1920: 30, 2020: 30}, ALL, chart.Window("year")),
        # a chosen range is shown in whole years
        ({1970: 30, 2020: 30}, (date(1975, 5, 1), date(1980, 6, 1)),
         chart.Window("month", date(1975, 1, 1), date(1980, 12, 31))),
        ({1970: 30, 2020: 30}, (date(2010, 5, 1), None), chart.Window("month", date(2010, 1, 1), date(2020, 12, 31))),
        # a range beside all events chooses nothing
        ({1970: 30, 2020: 30}, (date(1901, 1, 1), date(1902, 1, 1)), chart.Window("quarter")),
        ({1000: 30, 2020: 30}, ALL, chart.Window("month", date(2020, 1, 1), date(2020, 12, 31), 30)),
    ],
)  # fmt: skip
def test_the_stretch_shown(
    counts: dict[int, int], chosen: tuple[date | None, date | None], shown: chart.Window
) -> None:
    assert chart.window(years(counts), chosen) == shown


def ask(counts: dict[str, dict[str, int]]) -> chart.Ask:
    """A timeline of months, split as told."""

    def timeline(filter: EventFilter, *, interval: Interval, by: query.Split | None) -> Timeline:
        assert interval == "month"
        bins = []
        for month, split in counts.items():
            first = date.fromisoformat(month + "-01")
            bins.append(Bin(month, first, first.replace(day=28), sum(split.values()), split if by else {}))
        return Timeline(interval, by, tuple(bins), sum(b.count for b in bins), 1, 2)

    return timeline


COUNTS = {"2018-06": {"talks": 3, "visit": 1}, "2018-07": {}, "2018-08": {"talks": 1}}


def draw(address: dict[str, str], counts: dict[str, dict[str, int]] = COUNTS) -> chart.Chart:
    drawn = chart.draw(query.read(MultiDict(address), VI), VI, ask(counts))
    assert drawn is not None
    return drawn


def test_bars_stand_in_proportion_and_lead_to_their_month() -> None:
    bars = draw({}).bars
    june, july, august = bars[5:8]
    assert len(bars) == 12
    assert (june.label, june.count, june.href) == ("Tháng 6 năm 2018", 4, "/?from=2018-06&to=2018-06")
    assert july.href is None
    assert july.segments == ()
    assert june.segments[0].height == pytest.approx(4 * august.segments[0].height, abs=0.05)
    assert june.x < july.x < august.x


def test_a_split_bar_is_as_tall_as_a_whole_one() -> None:
    split, whole = draw({"by": "type"}), draw({})
    assert split.legend == ("Hội đàm", "Chuyến thăm")
    for one, other in zip(split.bars, whole.bars, strict=True):
        assert sum(s.height for s in one.segments) == pytest.approx(sum(s.height for s in other.segments), abs=0.05)
        assert sum(one.parts) == one.count


def test_more_parts_than_shades_are_one_rest() -> None:
    many = {"2018-06": {f"K{i}-VN": 10 - i for i in range(8)}}
    drawn = draw({"by": "pair"}, many)
    assert len(drawn.legend) == chart.SHADES + 1
    assert drawn.legend[-1] == "Còn lại"
    assert sum(drawn.bars[5].parts) == drawn.bars[5].count == 52


def test_the_chosen_range_is_marked() -> None:
    drawn = draw({"from": "2018-07"})
    assert drawn.band is not None
    assert drawn.band.x == pytest.approx(chart.LEFT + (chart.WIDTH - chart.LEFT - chart.RIGHT) / 2, abs=0.01)
    assert draw({}).band is None


def test_few_years_have_their_quarters_named() -> None:
    assert [tick.text for tick in draw({}).years] == ["2018", "4/2018", "7/2018", "10/2018"]
    far = {f"{year}-{month:02}": {"talks": 1} for year in range(2011, 2019) for month in range(1, 13)}
    assert [tick.text for tick in draw({}, far).years] == [str(year) for year in range(2011, 2019)]


def test_what_is_not_drawn_is_told() -> None:
    drawn = draw({})
    assert (drawn.uncertain, drawn.undated) == (1, 2)
    assert "nhiều nhất" in drawn.says.lower()


def test_without_any_year_there_is_no_chart() -> None:
    nothing = Timeline("month", None, (), 3, 0, 3)
    assert chart.draw(query.read(MultiDict(), VI), VI, lambda *_, **__: nothing) is None


@pytest.mark.parametrize(("n", "top"), [(1, 2), (2, 2), (3, 4), (5, 6), (7, 10), (11, 20), (101, 200), (999, 1000)])
def test_the_scale_ends_at_a_round_number(n: int, top: int) -> None:
    assert chart._round_up(n) == top


def test_where_empty_months_are_left_out_the_busiest_stretch_is_asked_for_anew() -> None:
    asked: list[tuple[Interval, date | None, date | None]] = []

    def timeline(filter: EventFilter, *, interval: Interval, by: query.Split | None) -> Timeline:
        asked.append((interval, filter.first, filter.last))
        bins = years({208: 1, 1600: 5, 2020: 5})
        return Timeline(interval, by, bins if filter.first is None else bins[2:], 11, 0, 0, filter.first is not None)

    drawn = chart.draw(query.read(MultiDict(), VI), VI, timeline)
    assert drawn is not None
    assert (drawn.before, drawn.after) == (6, 0)
    assert asked == [("month", None, None), ("month", date(2020, 1, 1), date(2020, 12, 31))]


def test_a_few_early_events_are_left_of_the_chart_and_said() -> None:
    months = {f"{y}-01": {"talks": 0} for y in range(1950, 2021)}
    months |= {"1950-01": {"talks": 1}, "2015-01": {"talks": 30}, "2020-01": {"talks": 30}}
    drawn = draw({}, months)
    assert (drawn.before, drawn.before_href, drawn.since) == (1, "/?to=2014", "2015")
    assert drawn.bars[0].count == 30
