"""The View: everything that decides what is shown, which incidents it shows, and its permalink."""

from geo.view.link import Link, from_link, from_query, link_of, permalink, to_query
from geo.view.selection import select
from geo.view.state import Mode, Naming, Sort, Step, SumRule, Tab, Theme, View
from geo.view.words import counted, naming_words, sentence

__all__ = [
    "Link", "Mode", "Naming", "Sort", "Step", "SumRule", "Tab", "Theme", "View", "counted", "from_link", "from_query", "link_of",
    "naming_words", "permalink", "select", "sentence", "to_query",
]  # fmt: skip
