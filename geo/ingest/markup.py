"""Saved web pages as text: what a reader of the page would see, in paragraphs; scripts and styles are none of it.

What the page says of itself for machines (Open Graph, schema.org) tells when it was published.
"""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

__all__ = ["Page", "characters_of", "is_markup", "text_of_markup"]

_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body|article|div|p)\b", re.IGNORECASE | re.DOTALL)  # fmt: skip
_CLOSING = re.compile(r"</(?:p|div|span|a|li|td|b|i|em|strong|h[1-6])\s*>", re.IGNORECASE)
_FEW = 3
# For each tag that is never finished the parser reads the rest of the page again.
_UNFINISHED = re.compile(r"<(?![a-zA-Z/!?][^<>]{0,2000}>)")
# The parser raises on some declarations ("<![x[y]]>"); none of them is ever seen.
_DECLARATION = re.compile(r"<![^<>]{0,2000}>")
# Written out whole, as exporters do: "AT&T; B" and "R&D" hold none that is known.
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
# No form: many news sites wrap the whole page in one.
_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "head", "nav", "footer", "button", "iframe"})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul",
})  # fmt: skip
# What pages name the moment of their publication by: Open Graph's article, schema.org, Dublin Core, and old habits.
_PUBLISHED = frozenset({
    "article:published_time", "og:article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.issued", "date", "pubdate", "publishdate", "publish-date", "parsely-pub-date",
})  # fmt: skip
_DATA_PUBLISHED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')
_LOCAL = timezone(timedelta(hours=4))  # a page of 21:30 UTC is of the next day in Yerevan and Baku


class Page(NamedTuple):
    """What a web page holds."""

    text: str
    title: str | None = None
    published: date | None = None
    """The day of publication, UTC+4, that the page states for machines."""


def is_markup(text: str) -> bool:
    """Return whether a text is a web page or a piece of one, by how it opens or by tags that close in it."""
    return _PAGE.match(text) is not None or len(_CLOSING.findall(text)) >= _FEW


def text_of_markup(text: str) -> Page:
    r"""Return the text of a web page, its paragraphs parted by blank lines, and what the page says of itself.

    Examples
    --------
    >>> text_of_markup("<title>News</title><p>Mortars hit&nbsp;<b>Sotk</b>.</p><p>Nobody was hurt.</p>")[:2]
    ('Mortars hit Sotk.\n\nNobody was hurt.', 'News')
    >>> text_of_markup('<meta name="pubdate" content="2022-09-12T21:30:00Z"><p>Shells fell.</p>').published
    datetime.date(2022, 9, 13)
    """
    page = _Reader()
    page.feed(_UNFINISHED.sub("&lt;", _DECLARATION.sub("", _less_comments(text))))
    page.close()
    paragraphs = (" ".join(one.split()) for one in "".join(page.pieces).split("\0"))
    shown = "\n\n".join(filter(None, paragraphs))
    return Page(shown, " ".join("".join(page.title).split()) or None, page.published)


def _day_of(stated: str) -> date | None:
    """Return the day, UTC+4, of a moment in ISO 8601, or None if it is none."""
    try:
        moment = datetime.fromisoformat(stated.strip())
        return (moment.astimezone(_LOCAL) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        return None


def characters_of(text: str) -> str:
    """Return a plain text with HTML's references to characters read, as feeds and exports leave them in it.

    Examples
    --------
    >>> characters_of("&laquo;Hetq&raquo;: six &quot;captured&quot;, says an R&D; firm")
    '«Hetq»: six "captured", says an R&D; firm'
    """
    return _REFERENCE.sub(lambda one: unescape(one[0]), text)


def _less_comments(text: str) -> str:
    """Return the page without comments; one that is never closed goes on to the end, as in a browser."""
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        pieces.append(text[at:start])
        end = text.find("-->", start + 4)
        if end < 0:
            return "".join(pieces)
        at = end + 3
    return "".join([*pieces, text[at:]])


class _Reader(HTMLParser):
    """A page being read. Holds which elements are open that nobody sees, and what the page has said of itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.title: list[str] = []
        # How many of each element that nobody sees are open, the outer ones first.
        self._unseen: Counter[str] = Counter()
        self._in_title = False
        self._in_data = False
        self.published: date | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_data = tag == "script" and ("type", "application/ld+json") in attrs
        if tag in ("meta", "time"):
            self._learn(tag, {name: value or "" for name, value in attrs})
        if tag == "title":
            self._in_title = True
        elif tag in _UNSEEN:
            self._unseen[tag] += 1
        elif tag in _BLOCKS:
            # What a page shows as a paragraph of its own begins one, whether or not "head" was closed before.
            self._unseen.pop("head", None)
            self.pieces.append("\0")
        elif tag == "br":
            self.pieces.append("\n")

    def _learn(self, tag: str, said: Mapping[str, str]) -> None:
        """Take what an element says of the page; what was said first stands."""
        named = (said.get("property") or said.get("name") or said.get("itemprop") or "").lower()
        stated = said.get("content" if tag == "meta" else "datetime", "")
        if named in _PUBLISHED and self.published is None:
            self.published = _day_of(stated)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag in self._unseen:
            self._close(tag)
        elif tag in _BLOCKS:
            self.pieces.append("\0")

    def _close(self, tag: str) -> None:
        """Close an element; one within it that was left open ends with it."""
        self._unseen[tag] -= 1
        if self._unseen[tag]:
            return
        for one in [*self._unseen][::-1]:
            del self._unseen[one]
            if one == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._in_data and self.published is None and (stated := _DATA_PUBLISHED.search(data)):
            self.published = _day_of(stated[1])
        if self._in_title:
            self.title.append(data)
        elif not self._unseen:
            self.pieces.append(data)
