"""Reports in, an honest map out: incidents on the Armenia-Azerbaijan border and in Nagorno-Karabakh."""

__version__ = "0.1.0"
