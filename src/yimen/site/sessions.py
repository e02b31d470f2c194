"""Django's session engine on our own table, with the officer as a column."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from yimen.records.people.models import OfficerSession


class SessionStore(DatabaseStore):
    """Stores the signed-in officer beside the session's data."""

    @classmethod
    def get_model_class(cls) -> type[OfficerSession]:
        return OfficerSession

    def create_model_instance(self, data: dict[str, Any]) -> OfficerSession:
        row = super().create_model_instance(data)
        assert isinstance(row, OfficerSession)  # noqa: S101 - narrows the base class
        row.officer_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row
