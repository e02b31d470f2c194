"""What may be read of the catalogue."""

from yimen.records.catalogue.queries.details import (
    ChangeRow,
    MatterPage,
    VariantRow,
    VersionRow,
    matter_page,
    version_of,
)
from yimen.records.catalogue.queries.exports import Kept, whole_matters
from yimen.records.catalogue.queries.guides import (
    GuideFilter,
    GuidePage,
    GuideRow,
    Way,
    guide_page,
    guides,
    guides_of,
    ways_by,
    ways_by_line,
    ways_by_organ,
)
from yimen.records.catalogue.queries.lists import (
    SORTS,
    MatterFilter,
    MatterRow,
    Tally,
    matter_codes,
    matters,
    tally,
    themes,
)
from yimen.records.catalogue.queries.search import MatterHit, search
from yimen.records.catalogue.queries.versions import (
    current_version,
    matter_name,
    matter_version,
    names_of,
    published_pair,
)

__all__ = [
    "SORTS",
    "ChangeRow",
    "GuideFilter",
    "GuidePage",
    "GuideRow",
    "Kept",
    "MatterFilter",
    "MatterHit",
    "MatterPage",
    "MatterRow",
    "Tally",
    "VariantRow",
    "VersionRow",
    "Way",
    "current_version",
    "guide_page",
    "guides",
    "guides_of",
    "matter_codes",
    "matter_name",
    "matter_page",
    "matter_version",
    "matters",
    "names_of",
    "published_pair",
    "search",
    "tally",
    "themes",
    "version_of",
    "ways_by",
    "ways_by_line",
    "ways_by_organ",
    "whole_matters",
]
