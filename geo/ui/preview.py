"""What a link to the app looks like elsewhere: the page's title and description say what the link shows.

Programs that show previews of links read the page as the server sends it and run no script. Streamlit sends the same page to
everybody; this puts the link's view into its head.
"""

from html import escape
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.config import get_option

from geo.errors import ViewError
from geo.view import View, from_link, naming_words, sentence

__all__ = ["SCRIPT", "LinkPreview", "preview"]

SCRIPT = Path(__file__).parent / "script.py"
"""The script that Streamlit runs."""

_HEAD = b"</head>"
_TITLE = b"<title>Streamlit</title>"
_LONGEST = 4000
_EMBED = "embed=1"


def preview(query: str) -> str:
    """Return the title and description of a link's view as markup for a page's head; a link that cannot be read has the whole map's."""
    try:
        view = from_link(query[:_LONGEST])[0]
    except ViewError:
        view = View()
    title, words = _title(view), _description(view)
    return (
        f"<title>{escape(title)}</title>"
        f'<meta name="description" content="{escape(words)}">'
        f'<meta property="og:type" content="website"><meta property="og:title" content="{escape(title)}">'
        f'<meta property="og:description" content="{escape(words)}"><meta name="twitter:card" content="summary">'
    )


def _title(view: View) -> str:
    days = " – ".join(dict.fromkeys(day.isoformat() for day in (view.start, view.end) if day))
    kinds = ", ".join(sorted(view.kinds or ()))
    return ": ".join(filter(None, ("Incident map", "; ".join(filter(None, (kinds, days))))))


def _description(view: View) -> str:
    return (
        "Armenia–Azerbaijan border and Nagorno-Karabakh, every incident as its sources claim it. "
        f"Shown: {sentence(view)}; names of places: {naming_words(view.naming)}."
    )


def _embedded(query: str) -> str | None:
    """Return the query with ``embed=1`` as Streamlit knows it, None where it does not ask for that: only so is all chrome left out."""
    parts = query.split("&")
    if _EMBED not in parts:
        return None
    return "&".join([*(part for part in parts if part != _EMBED), "embed=true"])


def _is_page(path: str) -> bool:
    """Return whether a path is that of the app's page, under the base path that the server was given too."""
    base = str(get_option("server.baseUrlPath") or "").strip("/")
    within = path.removeprefix(f"/{base}") if base else path
    return (not base or path.startswith(f"/{base}")) and within in ("", "/", "/index.html")


class LinkPreview:
    """ASGI middleware that puts :func:`preview` into the head of the app's page, and takes ``embed=1`` to it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and change the one page on its way out."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _is_page(scope["path"]):
            await self._app(scope, receive, send)
            return
        bare = _embedded(scope["query_string"].decode("latin-1"))
        if bare is not None:
            headers = [(b"location", f"?{bare}".encode()), (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": 307, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        # A page that is packed, or that the browser has already, could not be changed.
        headers = [
            pair
            for pair in scope["headers"]
            if pair[0] not in (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
        ]
        query = scope["query_string"].decode("latin-1")
        held: list[Message] = []

        async def changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                held.append(message)
                return
            start = held.pop() if held else None
            body = message.get("body", b"")
            if start is not None and not message.get("more_body") and _HEAD in body:
                body = body.replace(_TITLE, b"").replace(_HEAD, preview(query).encode() + _HEAD, 1)
                kept = [
                    pair
                    for pair in start["headers"]
                    if pair[0] not in (b"content-length", b"etag", b"last-modified")
                ]
                start = {**start, "headers": [*kept, (b"content-length", str(len(body)).encode())]}
            if start is not None:
                await send(start)
            await send({**message, "body": body})

        await self._app({**scope, "headers": headers}, receive, changed)
