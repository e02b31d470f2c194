import pytest
from django.test import Client


@pytest.fixture
def visitor() -> Client:
    return Client()


def test_a_language_is_remembered_and_the_visitor_goes_back(visitor: Client) -> None:
    answer = visitor.post("/language/", {"language": "zh-hant", "next": "/look/?a=1"})

    assert answer.status_code == 302
    assert answer["Location"] == "/look/?a=1"
    assert answer.cookies["django_language"].value == "zh-hant"
    assert answer.cookies["django_language"]["samesite"] == "Lax"


def test_a_language_we_do_not_speak_changes_nothing(visitor: Client) -> None:
    answer = visitor.post("/language/", {"language": "xx"})

    assert "django_language" not in answer.cookies


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "//elsewhere.example"])
def test_nobody_is_sent_to_another_site(visitor: Client, there: str) -> None:
    assert visitor.post("/elder/", {"next": there})["Location"] == "/"


def test_elder_mode_is_switched_on_and_off(visitor: Client) -> None:
    visitor.post("/elder/", {"elder": "1"})
    assert visitor.cookies["elder"].value == "1"

    visitor.post("/elder/", {"elder": "0"})
    assert visitor.cookies["elder"].value == "0"


@pytest.mark.parametrize("path", ["/elder/", "/language/"])
def test_a_link_alone_switches_nothing(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 405
