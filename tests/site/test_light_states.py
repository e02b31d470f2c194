"""The schema that light migrations make is the one that the models ask for."""

from django.apps import apps
from django.db import connection, models
from django.db.migrations.state import ModelState, ProjectState

from yimen.site.light_states import light_states


def named() -> set[str]:
    """Every index and constraint that stands in the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes"
        )
        return {name for (name,) in cursor.fetchall()}


def test_every_index_and_constraint_of_a_model_stands_in_the_database(
    db: None,  # noqa: ARG001 - made by our own migrate
) -> None:
    wanted = {
        one.name
        for model in apps.get_models()
        if model._meta.managed and model._meta.app_config.name.startswith("yimen.")
        for one in [*model._meta.indexes, *model._meta.constraints]
    }

    assert len(wanted) > 200
    assert wanted - named() == set()


def test_a_table_and_its_names_are_drawn_as_they_are_told() -> None:
    state = ProjectState()
    of_person = models.ForeignKey("house.Person", models.CASCADE)

    with light_states():
        state.add_model(
            ModelState("house", "Person", [("id", models.AutoField(primary_key=True))])
        )
        assert state.apps.get_model("house", "Person")  # drawn from here on
        fields = [("id", models.AutoField(primary_key=True)), ("of", of_person)]
        state.add_model(ModelState("house", "Key", fields))
        state.add_index("house", "key", models.Index(fields=["of"], name="by_owner"))

    key = state.apps.get_model("house", "Key")
    assert key._meta.get_field("of").related_model._meta.label == "house.Person"
    assert [one.name for one in key._meta.indexes] == ["by_owner"]
    assert [i.name for i in state.models["house", "key"].options["indexes"]] == [
        "by_owner"
    ]


def test_django_is_itself_again_afterwards() -> None:
    usual = ProjectState.add_model

    with light_states():
        assert ProjectState.add_model is not usual

    assert ProjectState.add_model is usual
