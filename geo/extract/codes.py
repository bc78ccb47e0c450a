"""The kinds of incident in the words of other code lists: UCDP, ACLED and PLOVER, each the closest that the list has.

Sources: UCDP GED codebook (``type_of_violence``), ACLED codebook (``event_type``, ``sub_event_type``), PLOVER manual, draft
0.8 of September 2021 (event, mode, context), and its conversion table of CAMEO codes. The choice of the closest code is ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geo.model import Kind

__all__ = ["KIND_CODES", "KindCodes"]

_BATTLES, _REMOTE, _STRATEGIC = "Battles", "Explosions/Remote violence", "Strategic developments"


@dataclass(frozen=True, slots=True)
class KindCodes:
    """Codes of one kind. ``ucdp_type_of_violence`` is None where UCDP codes no event; modes of PLOVER may be empty."""

    ucdp_type_of_violence: int | None
    acled_event_type: str
    acled_sub_event_type: str
    plover_event: str
    plover_mode: str
    plover_context: str


KIND_CODES: Mapping[Kind, KindCodes] = MappingProxyType({
    Kind.SHELLING: KindCodes(1, _REMOTE, "Shelling/artillery/missile attack", "ASSAULT", "heavy-weapons", "military"),
    Kind.SMALL_ARMS_FIRE: KindCodes(1, _BATTLES, "Armed clash", "ASSAULT", "firearms", "military"),
    Kind.DRONE_STRIKE: KindCodes(1, _REMOTE, "Air/drone strike", "ASSAULT", "heavy-weapons", "military"),
    Kind.AIR_STRIKE: KindCodes(1, _REMOTE, "Air/drone strike", "ASSAULT", "heavy-weapons", "military"),
    Kind.CLASH: KindCodes(1, _BATTLES, "Armed clash", "ASSAULT", "", "military"),
    Kind.INCURSION: KindCodes(1, _BATTLES, "Armed clash", "COERCE", "confiscate", "military"),
    Kind.SABOTAGE: KindCodes(1, _BATTLES, "Armed clash", "ASSAULT", "destroy", "military"),
    Kind.CAPTURE: KindCodes(1, _STRATEGIC, "Arrests", "COERCE", "arrest", "military"),
    Kind.MINE: KindCodes(1, _REMOTE, "Remote explosive/landmine/IED", "ASSAULT", "explosives", "military"),
    Kind.CEASEFIRE: KindCodes(None, _STRATEGIC, "Agreement", "RETREAT", "ceasefire", "military"),
    Kind.CEASEFIRE_VIOLATION: KindCodes(1, _BATTLES, "Armed clash", "ASSAULT", "", "legal; military"),
    Kind.BLOCKADE: KindCodes(None, _STRATEGIC, "Other", "COERCE", "restrict", "military"),
    Kind.TALKS: KindCodes(None, _STRATEGIC, "Other", "CONSULT", "", "diplomatic"),
    Kind.OTHER: KindCodes(None, _STRATEGIC, "Other", "ASSAULT", "", "military"),
})  # fmt: skip
"""The codes of every kind."""
