"""What may be read of the catalogue."""

from yimen.records.catalogue.queries.exports import Kept, whole_matters
from yimen.records.catalogue.queries.search import MatterHit, search
from yimen.records.catalogue.queries.versions import (
    current_version,
    forget_versions,
    matter_version,
)

__all__ = [
    "Kept",
    "MatterHit",
    "current_version",
    "forget_versions",
    "matter_version",
    "search",
    "whole_matters",
]
