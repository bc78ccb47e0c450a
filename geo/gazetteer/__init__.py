"""Names to candidate places, and the finder that spots names in text. Offline, four languages."""

from geo.gazetteer.endings import is_form
from geo.gazetteer.front import near_front
from geo.gazetteer.index import Gazetteer, default_gazetteer, names_by_usage
from geo.gazetteer.letters import Codes, Numbers, Truths, among
from geo.gazetteer.named import Named
from geo.gazetteer.names import fold, fold_aligned, script_of
from geo.gazetteer.wordings import distinct

__all__ = [
    "Codes",
    "Gazetteer",
    "Named",
    "Numbers",
    "Truths",
    "among",
    "default_gazetteer",
    "distinct",
    "fold",
    "fold_aligned",
    "is_form",
    "names_by_usage",
    "near_front",
    "script_of",
]
