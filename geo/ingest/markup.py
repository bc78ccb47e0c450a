"""Saved web pages as text: what a reader of the page would see, in paragraphs; scripts and styles are none of it."""

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

__all__ = ["characters_of", "is_markup", "text_of_markup"]

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


def is_markup(text: str) -> bool:
    """Return whether a text is a web page or a piece of one, by how it opens or by tags that close in it."""
    return _PAGE.match(text) is not None or len(_CLOSING.findall(text)) >= _FEW


def text_of_markup(text: str) -> tuple[str, str | None]:
    r"""Return the text of a web page, its paragraphs parted by blank lines, and the page's title, None if it has none.

    Examples
    --------
    >>> text_of_markup("<title>News</title><p>Mortars hit&nbsp;<b>Sotk</b>.</p><p>Nobody was hurt.</p>")
    ('Mortars hit Sotk.\n\nNobody was hurt.', 'News')
    """
    page = _Page()
    page.feed(_UNFINISHED.sub("&lt;", _DECLARATION.sub("", _less_comments(text))))
    page.close()
    paragraphs = (" ".join(one.split()) for one in "".join(page.pieces).split("\0"))
    return "\n\n".join(filter(None, paragraphs)), " ".join("".join(page.title).split()) or None


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


class _Page(HTMLParser):
    """A page being read. Holds which elements are open that nobody sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.title: list[str] = []
        # How many of each element that nobody sees are open, the outer ones first.
        self._unseen: Counter[str] = Counter()
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 # the parser's call
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
        if self._in_title:
            self.title.append(data)
        elif not self._unseen:
            self.pieces.append(data)
