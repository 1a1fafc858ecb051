"""Parameters that programs hang on an address on its way, and that change nothing of what it leads to."""

from __future__ import annotations

import re

# Campaigns; clicks on advertisements and in networks; newsletters; Zalo's, which most Vietnamese links come through.
_TRACKER = re.compile(
    r"(?:utm|mtm|pk|hsa)_\w+|_?(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|gad_campaignid|msclkid|yclid|ysclid"
    r"|twclid|ttclid|li_fat_id|srsltid|igshid|igsh|mibextid|fb_(?:action_ids|action_types|ref|source)|mc_[ce]id|_hsenc|_hsmi"
    r"|mkt_tok|vero_id|oly_(?:anon|enc)_id|_ga|_gl|zarsrc|gidzl|zalo_\w+)",
    re.IGNORECASE,
)


def is_tracker(name: str) -> bool:
    """Whether a parameter of this name only counts visitors: `utm_source`, `fbclid`, `zarsrc`."""
    return _TRACKER.fullmatch(name) is not None
