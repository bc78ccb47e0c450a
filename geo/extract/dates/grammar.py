"""The date templates of a language, from its lexicon (see en.toml), compiled; the readers of dates share them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, Several, WordList, alternatives, any_case

__all__ = ["NUMERIC_DATES", "Grammar", "Template", "grammar_of"]

_NEVER = "(?!)"
_ORDER = (
    "not_dates", "night", "day_range", "day", "month", "past_day", "overnight", "that_night", "night_hours", "offsets",
    "told", "eve", "weekday_past", "weekday", "days_ago", "weeks_ago", "months_ago", "years_ago", "this_week", "last_week",
    "this_month", "last_month", "last_year", "weekend", "days_before", "days_after", "day_of_month", "next_day", "decade",
    "year_range", "year",
)  # fmt: skip
_NUMBERS = frozenset({"day_of_month", "next_day", "decade", "year_range", "year"})
_NEAR = 70  # how far before a date its verb of saying may begin
_DEPTH = 4  # how deep parts may hold parts
_DAY_DIGITS = r"\d{1,2}(?!\d)"
_FRAGMENTS = {
    "d": rf"(?<!\d[.,:/])(?P<d>{_DAY_DIGITS})",
    "d2": rf"(?P<d2>{_DAY_DIGITS})(?!:\d)",
    "y": r"(?P<y>\d{4})",
    "y2": r"(?P<y2>\d{4}|\d{2})",
    "yy": r"(?P<yy>\d0)",
    "t": r"(?P<h>\d{1,2})(?::(?P<min>\d{2})(?!\d)|(?!:?\d))",
    "hour": r"(?P<hour>\d{1,2})(?:[:.](?P<min>\d{2})(?!\d)|(?![:.]?\d))",
    "clock": r"\d{1,2}[:.]\d{2}",
}
_OF_TABLES = {
    "m": "months",
    "m2": "months",
    "w": "weekdays",
    "w2": "weekdays",
    "n": "numbers",
    "dw": "days",
    "half": "halves",
}
_UNNAMED = {"zone": "zones"}
_NAMED_PARTS = ("next", "lasty")  # parts whose match the reader asks for


@dataclass(frozen=True)
class Template:
    """A template ready to match: the list or table that it is of, and for a table's entry the value."""

    name: str
    source: str
    value: int = 0
    words: Lexicon | None = None

    @cached_property
    def pattern(self) -> AnyCase:
        """Return the compiled pattern, between word borders."""
        whole = rf"\b(?:{self.source})(?!\w)"
        return self.words.put_together([self.source], whole) if self.words else any_case(whole)

    @property
    def names_month(self) -> bool:
        """Whether it can match only where a month is named."""
        return "(?P<m>" in self.source

    @property
    def names_year(self) -> bool:
        """Whether it can match only where a year or decade stands in digits."""
        return "(?P<y>" in self.source or "(?P<yy>" in self.source


NUMERIC_DATES = tuple(
    Template("day", source)
    for source in (
        r"(?P<y>\d{4})-(?P<mm>\d{2})-(?P<d>\d{2})",
        r"(?<!\d[.,:/-])(?P<d>\d{1,2})(?P<dot>[./])(?P<mm>\d{1,2})(?P=dot)(?P<y>\d{4})",
        r"(?<!\d[.,:/-])(?P<d>\d{2})\.(?P<mm>\d{2})\.(?P<y>\d{2})(?![.:]\d)",
        # "14.09. Near Aghdam …", "14.09 – …" heads a list of days; right before so short a word as "mm" it is a measure
        r"^\W{0,3}(?P<d>[0-3]\d)[./](?P<mm>[01]\d)(?=\s*$|[.:–—-]+(?:\s|$)|\s+[–—-]\s|\s+[^\W\d_]{3})",
    )
)


class Grammar:
    """The date templates of one lexicon, compiled when first asked for."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        self._lists = _table(words, "dates")
        self._tables = {name: _table(words, name) for name in ("months", "weekdays", "zones")}
        self._tables |= {name: self._lists.get(name, {}) for name in ("numbers", "days", "halves")}
        self._parts: Mapping[str, str] = self._lists.get("parts", {})
        self._values: dict[tuple[str, str], int | None] = {}
        self._listed: dict[str, Several[Template]] = {}
        self.capital_months = bool(self._lists.get("capital_months"))
        templates = tuple(self._all_templates())
        dated = tuple(one for one in templates if one.names_month)
        numbers = tuple(one for one in templates if not one.names_month and one.name in _NUMBERS)
        self.groups = {
            "with_month": tuple(one for one in dated if one.name != "night"),
            "nights": tuple(one for one in dated if one.name == "night"),
            "relative": tuple(one for one in templates if not one.names_month and one.name not in _NUMBERS),
            "years": tuple(one for one in numbers if one.names_year),
            "bare_days": tuple(one for one in numbers if not one.names_year),
        }

    def value(self, table: str, match: re.Match[str], group: str) -> int | None:
        """Return the value of what a group matched in a table whose keys are patterns, or None."""
        word = match.groupdict().get(group)
        if not word:
            return None
        if (table, word) not in self._values:
            self._values[table, word] = self._value(table, match, group)
        return self._values[table, word]

    def _value(self, table: str, match: re.Match[str], group: str) -> int | None:
        start, end = match.span(group)
        for source, value in self._tables[table].items():
            pattern = re.compile(self._expanded(source))
            # Where it stands, for a key may ask for what follows; then by itself, should it go on too far there.
            whole = pattern.match(match.string, start)
            if (whole and whole.end() == end) or pattern.fullmatch(match.string, start, end):
                return int(value)
        return None

    @cached_property
    def months(self) -> WordList:
        """Return what tells whether a text names a month at all: most do not, and need no further look."""
        months = [self._expanded(one) for one in self._tables["months"]]
        return self._words.put_together(months, r"\b" + self._any(self._tables["months"]))

    @cached_property
    def night(self) -> re.Pattern[str]:
        """Return what tells whether a text speaks of a night at all."""
        return re.compile(self._any(self._lists.get("night_words", [])))

    @cached_property
    def hint(self) -> re.Pattern[str]:
        """Return what every one of the relative ones has in it, of stems: without one, there is nothing to look for."""
        return re.compile("|".join(self._lists.get("hints", [""])).replace("ı", "i"))

    @cached_property
    def worded_day(self) -> re.Pattern[str]:
        """Return what tells that a day of the month may stand in words without the month: «пятого числа»."""
        return re.compile("|".join(self._lists.get("worded_day", [_NEVER])))

    def among(self, group: str, text: str) -> list[Template]:
        """Return the templates of a group, such as ``years``, that a word of the text can begin."""
        known = self._listed.get(group)
        if known is None:
            listed = ((one, one.pattern) for one in self.groups[group])
            known = Several((one, pattern) for one, pattern in listed if isinstance(pattern, WordList))
            self._listed[group] = known
        return [one for one, _ in known.occurring(text)]

    @cached_property
    def relative_words(self) -> WordList:
        """Return one pattern for where any of the relative ones may match."""
        sources = [re.sub(r"\(\?P<\w+>", "(?:", one.source) for one in self.groups["relative"]]
        return self._words.put_together(sources, rf"\b(?:{'|'.join(sources) or _NEVER})")

    @cached_property
    def join(self) -> re.Pattern[str]:
        """Return what stands between the two days of a span; its group ``next`` where they must be neighbours."""
        return re.compile(self._join)

    @cached_property
    def range_end(self) -> re.Pattern[str]:
        """Return what ends a span behind its first day with a day whose month is not named again."""
        return re.compile(f"(?:{self._join}){self._any(self._lists.get('range_end', []))}" + r"(?!\w)")

    @property
    def _join(self) -> str:
        near = self._any(self._lists.get("joins_next", []))
        return f"{self._any(self._lists.get('joins', []))}|(?P<next>{near})"

    @cached_property
    def beside(self) -> re.Pattern[str]:
        """Return what may stand between a weekday and its date; the group ``loose`` is a preposition without a comma."""
        words = self._any(self._lists.get("beside", []))
        mark = r"[,(՝:–—-]\s{0,2}\(?"
        return re.compile(rf"\s{{0,3}}(?:{mark}(?:{words}\s{{1,2}})?|(?P<loose>{words}\s{{1,2}})?)")

    @cached_property
    def clocks(self) -> tuple[re.Pattern[str], ...]:
        """Return what finds clock times of events, each with its zone before or behind it."""
        zone = self._any(self._tables["zones"])
        before = rf"(?:(?P<zone>{zone})[\s,]{{1,2}})?"
        behind = rf"(?:\s{{1,2}}\(?(?P<zone2>{zone})(?!\w))?"
        listed: list[str] = self._lists.get("clock", [])
        return tuple(re.compile(rf"\b{before}{self._expanded(one)}(?!\w){behind}") for one in listed)

    @cached_property
    def uses(self) -> Mapping[str, AnyCase]:
        """Return the patterns that say what a date does: ``since_before``, ``as_of_after``, ``said_within`` and so on.

        What stands behind a date or ends it is there only if the language has such words.
        """
        listed = self._lists.get("use", {})
        verbs, gaps, that = (self._any(listed.get(name, [])) for name in ("verbs", "gaps", "that"))
        found: dict[str, AnyCase] = {
            "verb_before": self._opened("verbs", rf"\b{verbs}(?:,?\s{{1,3}}{gaps}){{0,3}},?\s{{0,3}}$"),
            "verb_after": any_case(rf"\s{{1,3}}{verbs}(?!\w)"),
            "verb_that": self._opened("verbs", rf"\b{verbs}(?:\W{{1,3}}\w+){{0,6}}?\W{{1,3}}{that}(?!\w)"),
        }
        if listed.get("until_after"):
            found["until_after"] = any_case(rf"\s{{0,3}}{self._any(listed['until_after'])}(?!\w)")
        for use in ("as_of", "since", "said"):
            before, after, within = (
                self._any(listed.get(f"{use}_{place}", [])) for place in ("before", "after", "within")
            )
            found[f"{use}_before"] = self._opened(f"{use}_before", rf"\b{before}\s{{0,3}}$")
            if listed.get(f"{use}_after"):
                found[f"{use}_after"] = any_case(rf"\s{{0,3}}{after}(?!\w)")
            if listed.get(f"{use}_within"):
                found[f"{use}_within"] = any_case(rf"{within}$")
        return found

    def _opened(self, name: str, whole: str) -> WordList:
        """Return a pattern that one of a list of ``[dates.use]`` opens."""
        opening = [self._expanded(one) for one in self._lists.get("use", {}).get(name, [])]
        return self._words.put_together(opening, whole)

    def is_of_saying(self, text: str, start: int, end: int) -> bool:
        """Return whether a date or time stands right at a verb of saying: it dates the words, not what they tell."""
        before = self.uses["verb_before"].search(text, max(0, start - _NEAR), start)
        return before is not None or self.uses["verb_after"].match(text, end) is not None

    def _all_templates(self) -> Iterator[Template]:
        for name in _ORDER:
            listed: list[str] | dict[str, int] = self._lists.get(name, [])
            values = listed if isinstance(listed, dict) else dict.fromkeys(listed, 0)
            for template, value in values.items():
                yield Template(name, self._expanded(template), value, self._words)

    def _any(self, patterns: Iterable[str]) -> str:
        expanded = [self._expanded(pattern) for pattern in patterns]
        return alternatives(expanded) if expanded else _NEVER

    def _expanded(self, template: str) -> str:
        """Return a template as a regular expression: names in braces filled in, spaces made any white space."""
        for _ in range(_DEPTH):
            template = re.sub(r"\{([a-z]+2?)\}", lambda match: self._fragment(match[1]), template)
        return template.replace("ı", "i").replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")

    def _fragment(self, name: str) -> str:
        if name in self._parts:
            part = self._parts[name]
            return f"(?P<{name}>{part})" if name in _NAMED_PARTS else part
        if name in _OF_TABLES:
            digits = r"\d{1,3}|" if name == "n" else ""
            return f"(?P<{name}>{digits}{'|'.join(self._tables[_OF_TABLES[name]]) or _NEVER})"
        if name in _UNNAMED:
            return f"(?:{'|'.join(self._tables[_UNNAMED[name]]) or _NEVER})"
        return _FRAGMENTS.get(name, _NEVER)


def _table(words: Lexicon, name: str) -> dict[str, Any]:
    try:
        table: dict[str, Any] = words.table(name)
    except KeyError:
        return {}
    return table


@cache
def grammar_of(words: Lexicon) -> Grammar:
    """Return the date templates of a lexicon, made once."""
    return Grammar(words)
