"""Parameters that programs hang on an address on its way, and that change nothing of what it leads to."""

from __future__ import annotations

import re

# Campaigns; clicks on advertisements and in networks; newsletters; Zalo's, which most Vietnamese links come through;
# the number by which jQuery and its like pass by caches.
_TRACKER = re.compile(
    r"(?:utm|mtm|pk|hsa)_\w+|_?(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|gad_campaignid|msclkid|yclid|ysclid"
    r"|twclid|ttclid|li_fat_id|srsltid|igshid|igsh|mibextid|fb_(?:action_ids|action_types|ref|source)|mc_[ce]id|_hsenc|_hsmi"
    r"|mkt_tok|vero_id|oly_(?:anon|enc)_id|_ga|_gl|zarsrc|gidzl|zalo_\w+)|_",
    re.IGNORECASE,
)


def is_tracker(name: str) -> bool:
    """Whether a parameter of this name only counts visitors: `utm_source`, `fbclid`, `zarsrc`."""
    return _TRACKER.fullmatch(name) is not None


def without_trackers(url: str) -> str:
    """An address without what only counts visitors: the same article has it, wherever its link was found."""
    before, mark, query = url.partition("?")
    if not mark or "#" in before:
        return url
    query, hash_, fragment = query.partition("#")
    kept = [part for part in query.split("&") if not is_tracker(part.partition("=")[0])]
    return before + (f"?{'&'.join(kept)}" if kept else "") + hash_ + fragment
