"""Migrations without drawing every model anew for every table, index and constraint.

Django keeps the models of each moment of the history as classes. For each new table it
draws all that are related to it once more, for each index and constraint the neighbours
of the neighbours: of the 31 seconds that a new database took, 24 went there. Nothing of
it reaches PostgreSQL. A new table needs its own class, which finds those it refers to;
an index or a constraint is one more name on a class that is there. Whatever changes a
field still draws all anew, from the states, which are kept just as Django keeps them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db.migrations.state import ModelState, ProjectState


@contextmanager
def light_states() -> Iterator[None]:
    """Migrations run inside draw no class twice for what adds no field."""
    usual = {name: getattr(ProjectState, name) for name in _LIGHT}
    for name, light in _LIGHT.items():
        setattr(ProjectState, name, light)
    try:
        yield
    finally:
        for name, method in usual.items():
            setattr(ProjectState, name, method)


def _add_model(self: ProjectState, model_state: ModelState) -> None:
    key = model_state.app_label, model_state.name_lower
    self.models[key] = model_state
    if self._relations is not None:  # type: ignore[attr-defined]
        self.resolve_model_relations(key)
    if "apps" in self.__dict__:  # drawn already
        self.apps.render_multiple([model_state])


def _append_option(
    self: ProjectState, app_label: str, model_name: str, option_name: str, obj: object
) -> None:
    options = self.models[app_label, model_name].options
    options[option_name] = [*options[option_name], obj]
    if "apps" in self.__dict__:
        meta = self.apps.get_model(app_label, model_name)._meta  # noqa: SLF001 - Django's own
        setattr(meta, option_name, options[option_name])


_LIGHT: Final = {"add_model": _add_model, "_append_option": _append_option}
