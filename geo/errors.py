"""The error tree.

::

    GeoError
    ├── InputError      (ValueError)  a file, argument or text that cannot be used
    ├── DatasetError    (OSError)     a packaged dataset that is missing, altered or malformed
    ├── NetworkError    (OSError)     an address that somebody asked for does not answer as it should
    └── ViewError       (ValueError)  a view or permalink value that cannot be read

A bad *row* or *sentence* is not an error: it becomes a :class:`geo.model.Rejection`.
The command line catches ``GeoError`` once, at the top, the app at the top of the page and of each fragment;
anything else is a bug and shows.
"""

__all__ = ["DatasetError", "GeoError", "InputError", "NetworkError", "ViewError"]


class GeoError(Exception):
    """Root of every error that this package raises on purpose; the message is one line for a person."""


class InputError(GeoError, ValueError):
    """A file, argument or text from outside cannot be used as it is."""


class DatasetError(GeoError, OSError):
    """A packaged dataset is missing, altered or malformed."""


class NetworkError(GeoError, OSError):
    """An address that somebody asked for does not answer, or not as it should."""


class ViewError(GeoError, ValueError):
    """A view or permalink holds a value that cannot be read."""
