"""Which machine stands behind which port."""

from yimen.exchange.catalogue.files import OurMatterFiles
from yimen.ports import matter_files


def wire() -> None:
    """Connect every port that a screen may ask for."""
    matter_files.use(OurMatterFiles())
