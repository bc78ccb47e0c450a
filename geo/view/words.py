"""A view in words, for captions and alternative text."""

from geo.view.state import Naming, View

__all__ = ["counted", "naming_words", "sentence"]


def counted(count: int, one: str, more: str = "") -> str:
    """Return a number with its noun: "1 tally", "2 tallies".

    Examples
    --------
    >>> counted(1, "tally", "tallies"), counted(0, "incident")
    ('1 tally', '0 incidents')
    """
    return f"{count} {one if count == 1 else more or f'{one}s'}"


def naming_words(naming: Naming) -> str:
    """Return in words whose names stand for the places, for captions.

    Examples
    --------
    >>> naming_words(Naming.BOTH)
    'Armenian side / Azerbaijani side'
    """
    return {
        Naming.BOTH: "Armenian side / Azerbaijani side",
        Naming.ARMENIAN: "Armenian side, else Azerbaijani side",
        Naming.AZERBAIJANI: "Azerbaijani side, else Armenian side",
        Naming.SOURCE: "as the sources write them",
    }[naming]


def sentence(view: View) -> str:
    """Return the view's filter in words, for captions and alternative text."""
    parts = []
    if view.start or view.end:
        parts.append(
            f"from {view.start or 'the beginning'} to {view.end or 'the end'} of the data"
            if not (view.start and view.end)
            else f"from {view.start} to {view.end}"
        )
    if view.kinds is not None:
        parts.append("kinds: " + (", ".join(sorted(view.kinds)) or "none"))
    if view.parties is not None:
        parts.append("parties: " + (", ".join(sorted(view.parties)) or "none"))
    if view.precision_max is not None:
        parts.append(f"place precision not coarser than {view.precision_max}")
    return "; ".join(parts) or "all incidents"
