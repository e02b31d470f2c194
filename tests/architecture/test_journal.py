"""What the journal must know of the other records."""

from django.apps import apps

from yimen.records.journal.facts import Projection
from yimen.records.journal.models import JournalHead


def test_a_table_that_keeps_a_head_says_whose_it_is() -> None:
    """`yimen verify` finds a missing end only where the model is `journalled`."""
    silent = [
        model.__name__
        for model in apps.get_models()
        if model is not JournalHead  # anybody's who has no row
        and any(field.name == "last_hash" for field in model._meta.get_fields())
        and not isinstance(getattr(model, "journalled", None), Projection)
    ]

    assert not silent


def test_a_journalled_table_has_what_it_promises() -> None:
    for model in apps.get_models():
        said = getattr(model, "journalled", None)
        if isinstance(said, Projection):
            columns = {field.column for field in model._meta.fields}
            assert {said.column, "last_sequence", "last_hash"} <= columns, model
