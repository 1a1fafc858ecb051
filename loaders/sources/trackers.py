"""Parameters that programs hang on an address on its way, and that change nothing of what it leads to."""

from __future__ import annotations

import re

from loaders.patterns import lazy_re

# Campaigns; clicks on advertisements and in networks; newsletters; Zalo's, which most Vietnamese links come through;
# the number by which jQuery and its like pass by caches.
_TRACKER = lazy_re(
    r"(?:utm|mtm|pk|hsa)_\w+|_?(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|gad_campaignid|msclkid|yclid|ysclid"
    r"|twclid|ttclid|li_fat_id|srsltid|igshid|igsh|mibextid|fb_(?:action_ids|action_types|ref|source)|mc_[ce]id|_hsenc|_hsmi"
    r"|mkt_tok|vero_id|oly_(?:anon|enc)_id|_ga|_gl|zarsrc|gidzl|zalo_\w+)|_",
    re.IGNORECASE,
)


def is_tracker(name: str) -> bool:
    """Whether a parameter of this name only counts visitors: `utm_source`, `fbclid`, `zarsrc`."""
    return _TRACKER.fullmatch(name) is not None


def without_trackers(url: str) -> str:
    """An address without what only counts visitors, and without a place in the page: the same article has it, wherever
    its link was found. What a page of a script makes of its fragment (`#/news/1`, `#!1`) is kept."""
    before, hash_, fragment = url.partition("#")
    if fragment.startswith(("/", "!")):
        return url
    path, _, query = before.partition("?")
    kept = [part for part in query.split("&") if part and not is_tracker(part.partition("=")[0])]
    if "://" not in url or not (query or hash_):
        return url
    return f"{path}?{'&'.join(kept)}" if kept else path
