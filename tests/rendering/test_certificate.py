"""The certificate: what it says, that it is the same every time, that it is one page."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from jixiao.model.finding import Severity
from jixiao.model.result import Checked, Duty, Profile
from jixiao.rendering.about import About
from jixiao.rendering.certificate import Certificate, Grid, certificate, code_text
from jixiao.rendering.certificate_docx import certificate_docx
from jixiao.rendering.certificate_html import certificate_html

BOOK = ["JX101", "JX102", "JX103", "JX104", "JX105", "JX201", "JX203"]


def test_what_it_says(checked: Checked, about: About) -> None:
    assert certificate(checked, about) == Certificate(
        title="绩效报告检查证明",
        subject=(
            ("单位", "云溪县林业局"),
            ("年度", "2023年"),
            ("文种", "部门整体支出绩效评价报告"),
            ("文件名", "报告.txt"),
            ("SHA-256", checked.document.source.sha256),
            ("检查依据", "jixiao 0.1.0，规则包 national-2020"),
        ),
        conclusion="发现错误 3 个（能从文中数字和文字证明），提醒 0 个（需要说明），建议 0 个（文字与版式）。",
        duties=Grid(
            ("类别", "规则", "应查", "通过", "不通过", "不适用", "无数据", "无法读取"),
            (
                ("算术与勾稽", "2", "3", "1", "1", "0", "1", "0"),
                ("文字与版式", "1", "1", "0", "1", "0", "0", "0"),
                ("公开与保密", "1", "0", "0", "0", "0", "0", "0"),
                ("合计", "4", "4", "1", "2", "0", "1", "0"),
            ),
        ),
        figures=Grid(
            ("数字处数", "核对一致", "冲突", "单一来源", "未识别", "核对率"), (("5", "1", "3", "0", "1", "20.00%"),)
        ),
        unchecked=(
            "未识别的数字 1 处：不能确定所指，没有核对。",
            "缺少数据的规则 1 条：JX105。",
            "文中没有涉及或不适用的规则 1 条：JX702。",
        ),
        statement="本证明只就文件所载文字和数字作出，不代替与账簿、凭证和决算报表的核对；没有核对的内容不算通过。"
        "同一文件按同一版本再次检查，校验码相同。",
        mark=certificate(checked, about).mark,
    )


def test_the_mark_changes_with_anything_it_says(checked: Checked, about: About) -> None:
    fewer = replace(checked, findings=checked.findings[1:])
    marks = {certificate(one, about).mark for one in (checked, fewer)} | {
        certificate(checked, replace(about, version="0.2.0")).mark
    }
    assert (len(marks), {len(mark) for mark in marks}) == (3, {32})


def test_what_was_put_aside_and_not_asked_is_said(governed: Checked, about: About) -> None:
    assert certificate(governed, about).unchecked[-2:] == (
        "未选用的规则 1 条：JX702。",
        "按设置忽略的问题 1 个，不计入检查结果：引用原文如此（1 个）。",
    )


def test_where_the_file_lies_does_not_matter(checked: Checked, about: About) -> None:
    source = replace(checked.document.source, path="别处/报告.txt")
    moved = replace(checked, document=replace(checked.document, source=source))
    assert certificate(moved, about) == certificate(checked, about)


def test_conclusions(checked: Checked, about: About) -> None:
    warning = replace(checked, findings=(replace(checked.findings[0], severity=Severity.WARNING),))
    clean = replace(checked, findings=())
    assert [certificate(one, about).conclusion for one in (warning, clean)] == [
        "没有发现错误；提醒 1 个（需要说明），建议 0 个（文字与版式）。",
        "就已核对的内容，没有发现问题。",
    ]


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        (BOOK, "JX101至105；JX201、203"),
        (["JX101", "JX102", "JX104"], "JX101、102、104"),
        (["JX101", "JX103", "JX104", "JX105", "JX203"], "JX101、103至105；JX203"),
    ],
)
def test_codes_in_short(codes: list[str], text: str) -> None:
    assert code_text(codes, BOOK) == text


def test_very_many_codes_are_counted() -> None:
    book = [f"JX{family}{number:02}" for family in (1, 2) for number in range(1, 91)]
    assert code_text(book[::2], book) == "算术与勾稽 45 条、前后一致 45 条，编号见检查结果"


def test_same_input_same_file(checked: Checked, about: About) -> None:
    first, second = (certificate(checked, about) for _ in range(2))
    assert certificate_docx(first) == certificate_docx(second)
    assert certificate_html(first) == certificate_html(second)


def words(data: bytes) -> list[str]:
    body = docx.Document(BytesIO(data))
    cells = [cell.text for table in body.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in body.paragraphs] + cells


def test_a_word_file_that_others_can_open(checked: Checked, about: About) -> None:
    said = certificate(checked, about)
    texts = words(certificate_docx(said))
    assert [text for text in (said.title, said.conclusion, *said.unchecked, said.statement) if text not in texts] == []
    assert f"校验码：{said.mark}" in texts
    assert "检查人（签字）：\t复核人（签字）：" in texts


def hostile(checked: Checked) -> Checked:
    source = replace(checked.document.source, path="<script>alert(1)</script>&\x01.txt")
    profile = Profile(checked.profile.kind, '"><img src=x onerror=alert(1)>]]>', "2023")
    return replace(checked, profile=profile, document=replace(checked.document, source=source))


def test_text_of_a_report_is_no_markup(checked: Checked, about: About) -> None:
    said = certificate(hostile(checked), about)
    page = certificate_html(said).decode()
    assert ("<script" in page, "<img" in page) == (False, False)
    assert "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;]]&gt;" in page
    assert '"><img src=x onerror=alert(1)>]]>' in words(certificate_docx(said))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo (poppler-utils) is not installed")
def test_one_page_also_with_long_names_and_much_unchecked(checked: Checked, about: About, tmp_path: Path) -> None:
    codes = [f"JX{family}{number:02}" for family in (1, 2, 3, 4, 5, 7) for number in range(1, 36)]
    duties = tuple(
        Duty(code, passed=int(number % 3 == 0), no_data=int(number % 3 != 1)) for number, code in enumerate(codes)
    )  # fmt: skip
    source = replace(checked.document.source, path=f"{'绩' * 80}.docx")
    profile = replace(checked.profile, unit="某某" * 20)
    long = replace(checked, duties=duties, profile=profile, document=replace(checked.document, source=source))
    path = tmp_path / "证明.docx"
    path.write_bytes(certificate_docx(certificate(long, about)))
    office = ("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless")
    command = (*office, "--convert-to", "pdf", "--outdir", str(tmp_path), str(path))
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    info = subprocess.run(("pdfinfo", path.with_suffix(".pdf")), check=True, capture_output=True, encoding="utf-8")
    assert [line.split()[1] for line in info.stdout.splitlines() if line.startswith("Pages")] == ["1"]
