"""Reports as files: what stands in the PDF, the Word document, the workbook."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from defusedxml import ElementTree
from docx import Document
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from yimen.ports import charts
from yimen.ports.report_pdf import report_pdf
from yimen.ports.report_sheet import report_sheet
from yimen.ports.report_template import default_template
from yimen.ports.report_word import check_template, report_word
from yimen.rules.reports.composing import composed
from yimen.rules.reports.figures import Figures, Gathered
from yimen.rules.reports.kinds import ReportKind
from yimen.rules.reports.papers import Paper
from yimen.rules.reports.sample import sample
from yimen.rules.reports.templates import (
    MOST_BYTES,
    TemplateActive,
    TemplateActs,
    TemplateBraceOpen,
    TemplateFault,
    TemplateLacks,
    TemplateNameUnknown,
    TemplateTooLarge,
    TemplateUnpaired,
    TemplateUnreadable,
    check_size,
)
from yimen.rules.statistics.periods import Beside, month_of
from yimen.rules.statistics.quantities import Quantity

CHART = sample().report.sections[1].drawings[0].chart
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def changed(*, before: str, after: str) -> bytes:
    """The template that ships with other words in one place."""
    document = Document(BytesIO(default_template()))
    runs = [run for one in document.paragraphs for run in one.runs]
    found = [run for run in runs if before in run.text]
    assert found, before
    for run in found:
        run.text = run.text.replace(before, after)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def with_entry(name: str, content: str) -> bytes:
    """The template that ships with something else in its container."""
    made = BytesIO(default_template())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(name, content)
    return made.getvalue()


def brief() -> Paper:
    counts = {one.value: n + 2 for n, one in enumerate(Quantity)}
    organs = tuple(
        Figures(f"{n}", f"青溪区第{n}局", dict.fromkeys(Beside, counts))
        for n in range(30)
    )
    told = Gathered(
        hall="青溪区政务服务中心",
        period=month_of(sample().report.first_on),
        whole=organs[0],
        organs=organs,
    )
    return replace(sample(), report=composed(ReportKind.BRIEF, told), revision=1)


def test_the_pdf_is_chinese_with_its_charts_and_footnotes() -> None:
    reader = PdfReader(BytesIO(report_pdf(sample())))
    text = "".join(page.extract_text() for page in reader.pages)
    flat = re.sub(r"\s", "", text)

    for words in (
        "2026年1月政务服务工作月报",
        "一、总体情况",
        "计入在办超期后为",
        "各大厅办结和超期",  # the title of a chart
        "超期办结",  # a legend inside the drawing
        "示例说明。",
        "更正原因：示例原因",
        "口径",
        "分母：办结+在办超期",
    ):
        assert words in flat, words
    assert "(cid:" not in text
    assert "草稿" not in flat
    assert "草" in "".join(
        page.extract_text()
        for page in PdfReader(BytesIO(report_pdf(replace(sample(), digest="")))).pages
    )


def test_a_brief_fits_on_its_page() -> None:
    assert len(PdfReader(BytesIO(report_pdf(brief()))).pages) == 1


def test_a_chart_has_its_words_as_text() -> None:
    drawn = charts.svg(CHART)

    assert "示例大厅" in drawn
    assert "超期办结" in drawn


def test_the_same_paper_gives_the_same_pdf() -> None:
    assert report_pdf(sample()) == report_pdf(sample())


def test_the_word_document_has_words_tables_pictures_and_notes() -> None:
    check_template(default_template())

    document = Document(BytesIO(report_word(sample(), default_template())))

    text = "\n".join(one.text for one in document.paragraphs)
    assert "示例大厅" in text
    assert "一、总体情况" in text
    assert re.search(r"共收件3", text)
    assert "31项指标" in text
    assert "{" not in text
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells][:4] == [
        "指标（单位）",
        "本期",
        "上期",
        "去年同期",
    ]
    assert len(document.tables) == 6
    assert len(document.inline_shapes) == 3
    raised = [
        run.text
        for one in document.paragraphs
        for run in one.runs
        if run.font.superscript
    ]
    assert raised[:3] == ["1", "2", "3"]
    assert document.core_properties.title == "2026年1月政务服务工作月报"


def test_words_of_the_hall_cannot_break_the_document() -> None:
    paper = replace(sample(), remarks=("A & B <比较> {{ hall }}",))

    document = Document(BytesIO(report_word(paper, default_template())))

    text = "\n".join(one.text for one in document.paragraphs)
    assert "A & B <比较> {{ hall }}" in text


def test_a_changed_template_is_filled() -> None:
    template = changed(before="口径", after="数字说明（青溪区）")
    check_template(template)

    document = Document(BytesIO(report_word(sample(), template)))

    assert any("数字说明（青溪区）" in one.text for one in document.paragraphs)


def bad_templates() -> Iterator[tuple[bytes, type[Exception]]]:
    yield b"no zip", TemplateUnreadable
    yield with_entry("word/vbaProject.bin", "x"), TemplateActive
    fetches = (
        '<r><Relationship Id="1" Type="x/attachedTemplate"'
        ' Target="http://x/" TargetMode="External"/></r>'
    )
    yield with_entry("word/_rels/settings.xml.rels", fetches), TemplateActive
    yield _container({"word/document.xml": "<w"}), TemplateUnreadable
    yield changed(before="{{ title }}", after="{{ titel }}"), TemplateLacks


def _container(parts: dict[str, str]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_a_template_that_cannot_serve_says_why() -> None:
    for template, why in bad_templates():
        with pytest.raises(why):
            check_template(template)


def test_what_is_wrong_between_the_braces_is_found_in_the_document() -> None:
    loop = "{%p for section in sections %}"
    for before, words, why, name in (
        (loop, "{%p for %}", TemplateFault, None),
        (loop, "{%p repeat sections %}", TemplateFault, None),
        (loop, "", TemplateUnpaired, None),
        ("{{ hall }}", "{%p if hall %}", TemplateUnpaired, None),
        ("{{ hall }}", "{{ hall", TemplateBraceOpen, None),
        ("{{ hall }}", "{{ mayor }}", TemplateNameUnknown, "mayor"),
        ("{{ hall }}", "{{ 县长 }}", TemplateNameUnknown, "县长"),
        ("{{ note.label }}", "{{ note.title }}", TemplateNameUnknown, "title"),
        ("{{ hall }}", "{{ hall.__class__ }}", TemplateActs, None),
        ("{{ hall }}", "{{ hall.upper() }}", TemplateActs, None),
        ("{{ hall }}", "{{ hall * 99999999 }}", TemplateActs, None),
        ("{{ hall }}", "{{ 1 / 0 }}", TemplateActs, None),
        ("{{ hall }}", "{{ hall | xyz }}", TemplateFault, None),
        ("{{ hall }}", "{{ hall | join(1, 2, 3) }}", TemplateFault, None),
        ("{{ hall }}", "{% include 'x' %}", TemplateFault, None),
    ):
        template = changed(before=before, after=words)
        with pytest.raises(why) as refused:
            check_template(template)
        facts = refused.value.facts
        if words:
            assert (facts["tag"], facts.get("name")) == (words, name)
            number = int(re.findall(r"\d+", str(facts["where"]))[0])
            body = Document(BytesIO(template)).element.body
            assert words in _text(list(body.iter(f"{WORD}p"))[number - 1])


def _text(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{WORD}t"))


def test_a_fault_in_a_footer_is_found_there() -> None:
    document = Document(BytesIO(default_template()))
    document.sections[0].footer.paragraphs[0].runs[0].text = "{{ 页码 }}"
    made = BytesIO()
    document.save(made)
    with pytest.raises(TemplateNameUnknown) as refused:
        check_template(made.getvalue())
    assert refused.value.facts["where"] == "页眉页脚"


def test_a_template_is_not_too_large() -> None:
    check_size(MOST_BYTES, MOST_BYTES)
    with pytest.raises(TemplateTooLarge):
        check_size(MOST_BYTES + 1, 1)
    with pytest.raises(TemplateTooLarge):
        check_size(1, 9 * MOST_BYTES)


def chart_ends(archive: zipfile.ZipFile) -> list[int]:
    """The last row that each chart covers, counted from nought."""
    names = [one for one in archive.namelist() if "drawings/drawing" in one]
    texts = [archive.read(one).decode() for one in names if one.endswith(".xml")]
    ends = [
        re.findall(r"<xdr:to>.*?<xdr:row>(\d+)<", text, re.DOTALL) for text in texts
    ]
    return [int(row) for rows in ends for row in rows]


def test_the_workbook_has_numbers_frozen_heads_and_print_areas() -> None:
    made = report_sheet(sample())

    book = CalamineWorkbook.from_filelike(BytesIO(made))
    assert book.sheet_names == [
        "正文",
        "主要数字",
        "各大厅",
        "各部门",
        "办件最多的事项",
        "逐月情况",
        "考评得分",
        "口径",
    ]
    rows = book.get_sheet_by_name("主要数字").to_python()
    heads, first, rates = rows[3], rows[4], rows[8]
    assert heads[:3] == ["指标（单位）", "本期", "上期"]
    assert first[:3] == ["收件（件）", 3.0, 3.0]
    assert rates[0] == "办结率（%）"
    assert rates[1] == pytest.approx(1.5)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        for place in range(2, 8):
            sheet = ElementTree.fromstring(
                archive.read(f"xl/worksheets/sheet{place}.xml")
            )
            pane = sheet.find(f".//{SHEET}pane")
            assert pane is not None
            assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "4")
        workbook = archive.read("xl/workbook.xml").decode()
        assert workbook.count("_xlnm.Print_Area") == 8
        assert workbook.count("_xlnm.Print_Titles") == 7
        drawn = [name for name in archive.namelist() if "charts/chart" in name]
        assert len(drawn) == 3
        lasts = [
            int(one)
            for one in re.findall(r"各(?:大厅|部门)'?!\$A\$1:\$J\$(\d+)", workbook)
        ]
        ends = chart_ends(archive)
        assert lasts
        assert max(ends) < min(lasts)  # a chart lies inside what is printed
