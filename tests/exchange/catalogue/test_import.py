"""Files in: every row is taken in or reported, twice is once, units stay."""

import gzip
import json
import lzma
from typing import Any

import pytest

from makers.catalogue import NOON, a_fee, a_matter
from yimen.exchange.catalogue.exports import as_json, as_workbook
from yimen.exchange.catalogue.imports import MatterFile, import_catalogue
from yimen.exchange.catalogue.sheets import UnknownFile
from yimen.ports.imports import Report
from yimen.records.catalogue import models, queries
from yimen.records.journal.models import JournalEntry
from yimen.records.people.models import Organ
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.catalogue import written
from yimen.rules.catalogue.matters import BusinessLine, Matter
from yimen.rules.legal_clock.limits import Limit

pytestmark = pytest.mark.django_db


def record(matter: Matter, organ: object = "O1", **more: Any) -> dict[str, Any]:
    return {**written.written(matter), "organ": organ, **more}


def taken(
    content: bytes,
    name: str = "m.json",
    *,
    publish: bool = False,
    profile: str = "yimen",
) -> Report:
    file = MatterFile(name, content, profile)
    return import_catalogue(file, publish=publish, by=SYSTEM, at=NOON)


def lines(*records: dict[str, Any]) -> bytes:
    return "\n".join(json.dumps(one) for one in records).encode()


def what_is_kept() -> dict[str, Any]:
    """The one matter that there is, as it is written."""
    (kept,) = queries.whole_matters(by=SYSTEM)
    return {**written.written(kept.matter)}


def counts(report: Report) -> tuple[int, int, int, int]:
    assert report.rows == (
        report.created + report.updated + report.unchanged + report.rejected
    )
    return report.created, report.updated, report.unchanged, report.rejected


@pytest.fixture(autouse=True)
def organ() -> None:
    Organ.objects.create(code="O1", name="云溪区市场监督管理局", short_name="市监")


def test_a_second_run_changes_nothing() -> None:
    content = lines(record(a_matter()), record(a_matter(line=BusinessLine.LABOUR)))

    assert counts(taken(content, "m.jsonl")) == (2, 0, 0, 0)
    assert counts(taken(content, "m.jsonl")) == (0, 0, 2, 0)
    assert JournalEntry.objects.filter(subject_kind="matter").count() == 2


def test_a_changed_row_rewrites_the_draft_and_leaves_the_others() -> None:
    one, two = record(a_matter()), record(a_matter())
    taken(lines(one, two), "m.jsonl")
    one["materials"] = one["materials"][:1]

    assert counts(taken(lines(one, two), "m.jsonl")) == (0, 1, 1, 0)
    assert models.MatterVersion.objects.count() == 2
    assert (
        models.Material.objects.filter(matter_version__matter__code=one["code"]).count()
        == 1
    )


def test_a_draft_rewritten_or_published_says_what_the_file_says_and_no_more() -> None:
    one = rich()[0]
    taken(lines(one), "m.jsonl")
    said = what_is_kept()

    taken(lines({**one, "promised_limit": "5工作日"}), "m.jsonl")
    rewritten = what_is_kept()
    taken(lines(one), "m.jsonl", publish=True)
    published = what_is_kept()

    assert rewritten == {**said, "promised_limit": "5工作日"}
    assert published == said
    assert min(len(said[part]) for part in ("fees", "steps", "conditions", "faqs")) > 0


def test_what_is_published_gets_a_next_version_and_keeps_its_own() -> None:
    one = record(a_matter())
    assert taken(lines(one), "m.jsonl", publish=True).notes["published"] == 1
    first = queries.current_version(one["code"])
    one["promised_limit"] = "5工作日"

    taken(lines(one), "m.jsonl")
    assert queries.current_version(one["code"]).promised_limit == Limit(8)
    taken(lines(one), "m.jsonl", publish=True)

    assert queries.current_version(one["code"]).promised_limit == Limit(5)
    assert queries.matter_version(first.version_id).promised_limit == Limit(8)
    assert counts(taken(lines(one), "m.jsonl", publish=True)) == (0, 0, 1, 0)


def test_only_what_has_no_error_is_published_and_the_rest_says_why() -> None:
    good, bad = record(a_matter()), record(a_matter(promised_limit=Limit(90)))

    report = taken(lines(good, bad), "m.jsonl", publish=True)

    assert [(w.row, w.kind) for w in report.warnings] == [
        (2, "not_published_promise_exceeds_law")
    ]
    assert set(models.Matter.objects.values_list("code", "state")) == {
        (good["code"], "in_use"),
        (bad["code"], "draft"),
    }


def test_every_bad_row_is_reported_with_its_line_and_reason() -> None:
    good = record(a_matter())
    content = b"\n".join(
        [
            lines(good),
            b"{not json",
            b"[1, 2]",
            b"",
            lines(record(a_matter(), organ="nobody knows")),
            lines({**record(a_matter()), "colour": "red"}),
            lines({**record(a_matter()), "statutory_limit": "3\u5e74"}),
            lines(good),
            lines({k: v for k, v in record(a_matter()).items() if k != "organ"}),
            lines(record(a_matter(), source=["x"])),
            lines(record(a_matter(code=" "))),
        ]
    )

    report = taken(content, "m.jsonl")

    assert counts(report) == (1, 0, 0, 9)
    assert [(w.row, w.kind) for w in report.warnings] == [
        (2, "rejected_not_json"),
        (3, "rejected_not_an_object"),
        (5, "rejected_unknown_organ"),
        (6, "rejected_unreadable"),
        (7, "rejected_unreadable"),
        (8, "rejected_code_twice"),
        (9, "rejected_no_organ"),
        (10, "rejected_unreadable"),
        (11, "rejected_no_code"),
    ]


def test_an_organ_with_a_name_is_made_on_the_way() -> None:
    named = {"code": "O9", "name": "云溪区气象局", "uscc": "91350100M0001TGQXM"}

    report = taken(lines(record(a_matter(), organ=named)), "m.jsonl")

    made = Organ.objects.get(code="O9")
    assert (made.uscc, made.initials) == (named["uscc"], "yxqqxj")
    assert made.short_name == "气象局"
    assert report.invalid_codes == (named["uscc"],)
    assert [w.kind for w in report.warnings] == ["invalid_uscc"]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("m.jsonl", lambda c: c),
        ("m.jsonl.xz", lzma.compress),
        ("M.JSONL.GZ", gzip.compress),
    ],
)
def test_files_may_be_packed(name: str, pack: Any) -> None:
    assert counts(taken(pack(lines(record(a_matter()))), name)) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.pdf", b"%PDF"),
        ("m.jsonl.xz", b"nothing"),
        ("m.jsonl.gz", gzip.compress(b"{}", mtime=0)[:-9]),
        ("m.json", b"{"),
        ("m.json", b"\xff\xfe"),
        ("m.xlsx", b"PK nothing"),
        ("m.toml", b"= ="),
    ],
)
def test_a_file_that_is_none_is_refused_whole(name: str, content: bytes) -> None:
    with pytest.raises(UnknownFile):
        taken(content, name)


def rich() -> list[dict[str, Any]]:
    plain = a_matter(
        line=BusinessLine.CONSTRUCTION_LAND, is_charged=True, fees=(a_fee(),)
    )
    poor = a_matter(
        statutory_limit=None,
        promised_limit=None,
        visit_count=None,
        materials=(),
        steps=(),
        faqs=(),
        conditions=(),
    )
    odd = {"old": {"_id": 1}, "list": ["a\nb", "=1+1"]}
    return [record(plain), record(poor, source=odd)]


@pytest.mark.parametrize(
    ("name", "write"), [("m.json", as_json), ("m.xlsx", as_workbook)]
)
def test_what_was_exported_imports_unchanged(name: str, write: Any) -> None:
    taken(lines(*rich()), "m.jsonl")

    content = write(queries.whole_matters(by=SYSTEM))

    assert counts(taken(content, name)) == (0, 0, 2, 0)


@pytest.mark.parametrize(
    ("name", "write"), [("m.json", as_json), ("m.xlsx", as_workbook)]
)
def test_what_was_exported_brings_everything_to_an_empty_district(
    name: str, write: Any
) -> None:
    taken(lines(*rich()), "m.jsonl")
    before = [kept.matter for kept in queries.whole_matters(by=SYSTEM)]
    content = write(queries.whole_matters(by=SYSTEM))
    models.Matter.objects.update(current=None, latest=None)
    models.Findable.objects.all().delete()
    models.MatterVersion.objects.all().delete()
    models.Matter.objects.all().delete()

    assert counts(taken(content, name)) == (2, 0, 0, 0)

    after = list(queries.whole_matters(by=SYSTEM))
    assert [written.written(kept.matter) for kept in after] == [
        written.written(matter) for matter in before
    ]
    assert after[1].source == {"old": {"_id": 1}, "list": ["a\nb", "=1+1"]}


def test_an_export_names_only_what_is_published_if_asked() -> None:
    taken(lines(record(a_matter())), "m.jsonl")
    published = record(a_matter())
    taken(lines(published), "p.jsonl", publish=True)

    found = queries.whole_matters(by=SYSTEM, published=True)

    assert [kept.matter.code for kept in found] == [published["code"]]


def test_only_who_may_import_does() -> None:
    clerk = Actor(roles=frozenset({Role.CLERK}))
    installer = Actor(roles=frozenset({Role.SYSTEM_ADMIN}))
    file = MatterFile("m.jsonl", lines(record(a_matter())), "yimen")

    with pytest.raises(NotAllowed):
        import_catalogue(file, publish=False, by=clerk, at=NOON)
    with pytest.raises(NotAllowed):
        import_catalogue(file, publish=True, by=installer, at=NOON)
    assert import_catalogue(file, publish=False, by=installer, at=NOON).created == 1


def test_progress_reaches_the_end() -> None:
    told: list[tuple[int, int]] = []
    content = lines(*(record(a_matter()) for _ in range(3)))

    import_catalogue(
        MatterFile("m.jsonl", content, "yimen"),
        publish=False,
        by=SYSTEM,
        at=NOON,
        tell=lambda done, whole: told.append((done, whole)),
    )

    assert told[-1] == (3, 3)


def test_the_journal_knows_who_took_in_what() -> None:
    manager = Actor(roles=frozenset({Role.BUREAU_MANAGER}))
    file = MatterFile("m.jsonl", lines(record(a_matter())), "yimen")
    import_catalogue(file, publish=True, by=manager, at=NOON)

    entry = JournalEntry.objects.get(subject_kind="matter")
    assert (entry.step, entry.after) == ("import_catalogue", "in_use:1")
    assert set(entry.payload) == {"number", "digest", "published"}
