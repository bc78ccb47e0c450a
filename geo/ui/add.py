"""Adding reports: pasted text or files, read at once, with what was found and what was not."""

from datetime import UTC, date, datetime, timedelta

import streamlit as st

from geo.errors import GeoError
from geo.extract import explain
from geo.gazetteer import default_gazetteer
from geo.ingest import MAX_OUTLET_LENGTH, report_from_bytes
from geo.model import Report
from geo.render import marked_html
from geo.ui.review import EARLIEST, OUTCOME, open_review, pending_note, review_again, what_was_read
from geo.ui.words import called, plain, say, saying_errors
from geo.ui.world import accepted_corrections, added_reports, pending_reports

__all__ = ["add_panel", "asked_reading", "reading_dialog"]

_MB = 1_000_000  # bytes
_LONG_MB, _SECONDS_A_MB = 0.2, 35  # measured: some 30 kB a second on one core
_AHEAD = timedelta(days=1)  # of the server's clock: east of it the next day has begun


def add_panel() -> None:
    """Draw the form; a text that cannot be read says why, a good one waits to be reviewed and accepted.

    The form is read in a callback, before the page is drawn, and what came of it stands until the next reading: a
    run that another cuts short would take its words with it.
    """
    with st.form("add_report", border=False):
        st.text_area(
            say("Text of the report"),
            key="add_text",
            height=200,
            placeholder=say("Paste an article or a bulletin in English, Russian, Azerbaijani or Armenian."),
        )
        st.file_uploader(
            say("or files, text or saved web pages"),
            key=f"add_files_{_round()}",
            type=["txt", "html", "htm"],
            accept_multiple_files=True,
        )
        st.date_input(say("Published on"), value=None, key="add_published", min_value=EARLIEST,
                      max_value=datetime.now(UTC).date() + _AHEAD, format="YYYY-MM-DD",
                      help=say("Words like “overnight” and “last week” are counted from this day."))  # fmt: skip
        st.text_input(say("Published by"), key="add_outlet", max_chars=MAX_OUTLET_LENGTH,
                      help=say("The outlet or ministry. “Our soldiers” and a ministry without a country are those of its side."))  # fmt: skip
        st.form_submit_button(say("Read"), type="primary", width="stretch", on_click=_read)
    for line, good in st.session_state.get(OUTCOME, []):
        (st.success if good else st.error)(plain(line))
    pending_note()
    if added_reports():
        st.button(say("Review again"), width="stretch", on_click=_review_again)
        st.button(say("Show how the last was read"), width="stretch", on_click=_show_reading)
        st.checkbox(say("Show the sample reports too"), value=True, key="with_samples")
        st.button(say("Remove the reports added"), width="stretch", on_click=_remove)


def _show_reading() -> None:
    st.session_state["show_reading"] = True


def reading_dialog(report: Report) -> None:
    """Show a report with every span that a rule marked, what it was taken for and why."""
    st.dialog(say("How it was read"), width="large")(_reading)(report)


@saying_errors
def _reading(report: Report) -> None:
    told = say("{name}: language {language}.", name=called(report), language=report.language)
    st.caption(plain(f"{told} {say('Rest the pointer on a mark, or open a line below it.')}"))
    st.html(marked_html(report, explain(report, default_gazetteer())))


def asked_reading() -> Report | None:
    """Return the report whose reading was asked for in this run, once."""
    asked = st.session_state.pop("show_reading", False)
    return added_reports()[-1] if asked and added_reports() else None


def _read() -> None:
    """Read what the form holds and keep in words what came of it."""
    form = st.session_state
    texts = [(file.name, file.getvalue()) for file in form[f"add_files_{_round()}"] or []]
    texts += [("pasted text", form["add_text"].encode())] if form["add_text"].strip() else []
    published = form["add_published"]
    outlet = " ".join(str(form["add_outlet"]).split())
    form[OUTCOME] = _outcome(texts, published if isinstance(published, date) else None, outlet)
    if all(good for _, good in form[OUTCOME]):
        # What could not be read stays in the form, to be mended.
        # The day goes too: the next report must not be read as of this one's.
        form["add_text"], form["add_published"], form["add_outlet"] = "", None, ""
        form["add_round"] = _round() + 1


def _round() -> int:
    """Return how often the form was read: a file uploader is emptied by another key only."""
    return int(st.session_state.get("add_round", 0))


def _review_again() -> None:
    """Open what was accepted again; it stays on the map as it is until it is accepted anew."""
    known = {report.id for report in pending_reports()}
    pending_reports().extend(report for report in added_reports() if report.id not in known)
    review_again()


def _remove() -> None:
    added_reports().clear()
    accepted_corrections().clear()
    st.session_state.pop(OUTCOME, None)


def _outcome(texts: list[tuple[str, bytes]], published: date | None, outlet: str) -> list[tuple[str, bool]]:
    outcome: list[tuple[str, bool]] = []
    if not texts:
        outcome.append((say("Nothing to read: paste a text or choose a file."), False))
    size = sum(len(raw) for _, raw in texts) / _MB
    if size > _LONG_MB:
        # The page is grey meanwhile: whoever waits is told how long.
        seconds = max(10, int(round(size * _SECONDS_A_MB, -1)))
        told = say(
            "Reading {size} MB of text. This takes about {seconds} s.",
            size=f"{size:.1f}",
            seconds=seconds,
        )
        st.toast(told, duration=seconds)
    for name, raw in texts:
        try:
            report = report_from_bytes(raw, name=name, published=published, outlet=outlet or None)
        except GeoError as error:
            outcome.append((str(error), False))
            continue
        outcome.append((_keep(report), True))
    return outcome


def _keep(report: Report) -> str:
    if report.id in {one.id for one in added_reports()}:
        return say("{name} is on the map already: nothing was added.", name=called(report))
    if report.id not in {one.id for one in pending_reports()}:
        pending_reports().append(report)
    open_review()
    return what_was_read(report)
