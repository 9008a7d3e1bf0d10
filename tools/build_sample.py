#!/usr/bin/env python3
"""Write src/jixiao/samples/sample-report.docx: a fictional report with known faults, the same bytes each time."""

import datetime as dt
import io
import re
import sys
import zipfile
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

TARGET = Path(__file__).resolve().parents[1] / "src/jixiao/samples/sample-report.docx"
MOMENT = dt.datetime(2024, 3, 18, 9, 0, tzinfo=dt.UTC)
TITLE, SONG, BODY, HEI, KAI = "方正小标宋简体", "宋体", "仿宋_GB2312", "黑体", "楷体_GB2312"
LEVELS = ((re.compile(r"[一二三四五六]、"), 0, HEI), (re.compile(r"（[一二三四]）"), 1, KAI))
POINT = re.compile(r"(?<=\d)(?=\.\d\d[万%])")


@dataclass(frozen=True, slots=True)
class Project:
    """A project's money in hundredths of 万元 and what its money is for."""

    name: str
    initial: int
    adjusted: int
    spent: int
    purpose: str

    @property
    def left(self) -> int:
        """What was not spent."""
        return self.initial + self.adjusted - self.spent


TOUR = (
    "主要用于组织文艺小分队赴12个乡镇演出，支付演职人员补助、舞台车租赁、音响灯光运输及服装道具购置等，"
    "全年演出68场，惠及群众3.1万人次"
)
PROJECTS = (
    Project(
        "公共文化设施免费开放经费",
        50_00,
        6_40,
        55_18,
        "主要用于展厅、排练厅、少儿活动室免费开放期间的水电物业、设备维护，以及春秋两季公益培训班授课补助",
    ),
    Project("送戏下乡惠民演出经费", 36_00, 0, 35_64, TOUR),
    Project(
        "非物质文化遗产保护传承经费",
        18_00,
        12_50,
        18_36,
        "主要用于渔鼓、竹编等县级以上代表性项目的记录整理、传承人补助和非遗进校园活动",
    ),
    Project(
        "馆舍消防设施改造经费",
        0,
        32_80,
        31_95,
        "主要用于更换消火栓管网、增设烟感报警系统和疏散指示标志，已于10月通过验收",
    ),
    # The clerk copied the paragraph of the tour and changed the name alone.
    Project("群众文艺创作扶持经费", 8_00, -1_20, 6_72, TOUR),
)
BASIC_INITIAL, BASIC_ADJUSTED, PERSONNEL, PUBLIC = 286_46, 21_37, 268_74, 37_17
OPENING, OTHER_FUNDS = 9_26, 5_50
RECEPTION, CAR, SANGONG_BUDGET, SANGONG_BEFORE = 86, 2_40, 3_80, 3_45
SCORES = (("投入", 10, 95), ("过程", 30, 270), ("产出", 35, 325), ("效果", 25, 205))
WRONG_PUBLIC, WRONG_LEFT, WRONG_ADJUSTED_TOTAL, WRONG_RATE = "37.71", "1.12", "51.70", "96.84%"


def wan(hundredths: int) -> str:
    """Return hundredths of 万元 as 万元 with two decimals."""
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"


def percent(part: int, whole: int) -> str:
    """Return a share with two decimals, halves up."""
    return wan(int(Fraction(part * 10_000, whole) + Fraction(1, 2))) + "%"


def total(name: str) -> int:
    """Return the sum of one figure over all projects."""
    return sum(getattr(project, name) for project in PROJECTS)


def situation() -> list[str]:
    """Return the part about the unit."""
    return [
        "一、预算单位基本情况",
        (
            "沅泽县文化馆是沅泽县文化旅游广电体育局所属公益一类事业单位，主要职责是：组织开展群众文化活动，"
            "辅导基层文艺骨干；承担全县非物质文化遗产的调查、记录和保护；管理馆办展厅、排练厅并向社会免费开放。"
        ),
        (
            "内设综合办公室、文艺辅导部、非遗保护部、培训活动部4个部门，无下属单位。核定事业编制24名，其中管理岗4名、"
            "专业技术岗18名、工勤岗2名。截至2022年12月31日，在职人员22人，退休人员9人，共计31人。"
        ),
    ]


def money() -> list[str]:
    """Return the part about income and expenditure."""
    initial = BASIC_INITIAL + total("initial")
    adjusted = BASIC_ADJUSTED + total("adjusted")
    basic = PERSONNEL + PUBLIC
    spent = basic + total("spent")
    sangong = RECEPTION + CAR
    return [
        "二、预算收支情况（按单位预算口径）",
        (
            f"2023年，我馆预算收入{wan(initial + adjusted)}万元，"
            f"其中年初预算{wan(initial)}万元（含上年结转{wan(OPENING)}"
            f"万元），调整追加{wan(adjusted)}万元万元。"
            f"按资金来源分，财政拨款{wan(initial + adjusted - OTHER_FUNDS)}万元，"
            f""
            f"其他资金{wan(OTHER_FUNDS)}万元。"
        ),
        (
            f"全年支出{wan(spent)}万元。其中，基本支出{wan(basic)}万元，包括人员经费{wan(PERSONNEL)}万元、公用经费"
            f"{WRONG_PUBLIC}万元；项目支出{wan(total('spent'))}万元。"
            f"年末结转结余{wan(initial + adjusted - spent)}万元。"
        ),
        (
            f"“三公”经费预算{wan(SANGONG_BUDGET)}万元，实际支出{wan(sangong)}万元，其中公务接待费{wan(RECEPTION)}万元，"
            f"公务用车运行维护费{wan(CAR)}万元，未发生因公出国（境）费用。较上年{wan(SANGONG_BEFORE)}万元减少"
            f"{wan(SANGONG_BEFORE - sangong)}万元，下降{percent(SANGONG_BEFORE - sangong, SANGONG_BEFORE)}。"
        ),
    ]


def results() -> list[str]:
    """Return the part about the unit's results."""
    spent = PERSONNEL + PUBLIC + total("spent")
    return [
        "三、资金使用及绩效情况",
        "（一）整体支出绩效情况",
        (
            f"2023年实际支出{wan(spent)}万元，预算执行率{WRONG_RATE}。一是阵地服务不断线。全年开放302天，举办公益培训"
            "46期，接待群众5.2万人次。二是惠民演出送到家。演出队走遍12个乡镇，送戏68场，观众满意度达到94%。"
            "三是非遗传承有后劲。新增县级代表性传承人7名，4所学校开设渔鼓、竹编课程。"
        ),
        "（二）项目支出绩效情况",
        (
            f"全年实施项目6个，项目支出共计{wan(total('spent'))}万元，预算执行率"
            f"{percent(total('spent'), total('initial') + total('adjusted'))}，各项目收支见下表。"
        ),
    ]


def project_text(number: int, project: Project) -> str:
    """Return the paragraph of one project."""
    left = WRONG_LEFT if number == 1 else wan(project.left)
    if not project.initial:
        plan = f"年中追加{wan(project.adjusted)}万元"
    elif not project.adjusted:
        plan = f"年初预算{wan(project.initial)}万元，年中未作调整"
    else:
        verb = "追加" if project.adjusted > 0 else "调减"
        plan = f"年初预算{wan(project.initial)}万元，年中{verb}{wan(abs(project.adjusted))}万元"
    rate = percent(project.spent, project.initial + project.adjusted)
    return (
        f"{number}.{project.name}。{plan}，实际支出{wan(project.spent)}万元，执行率{rate}，结转结余{left}万元。"
        f"{project.purpose}。"
    )


def closing() -> list[str]:
    """Return score, problems and measures."""
    parts = "，".join(f"{name}{full}分，得{tenths // 10}.{tenths % 10}分" for name, full, tenths in SCORES)
    tenths = sum(score for _, _, score in SCORES)
    return [
        "（三）自评结论",
        (
            f"对照《沅泽县部门整体支出绩效评价指标表》逐项打分：{parts}。综合得分{tenths // 10}.{tenths % 10}分，"
            "评价等级为“优”。（90分及以上为优，80分（含）至90分为良。）"
        ),
        "四、存在的问题及下一步改进措施",
        (
            "经自查，我馆预算编制合理、资金支出规范、项目推进有序，绩效管理不存在问题。下一步，将提前谋划项目实施方案，"
            "按季度跟踪支出进度，年中对进度慢的项目及时提出调整意见。"
        ),
        "六、其他需要说明的情况",
        "无。",
    ]


def rows() -> list[tuple[str, ...]]:
    """Return the table of projects; the clerk's total leaves the reduction out."""
    names = ("initial", "adjusted", "spent", "left")
    body = [(project.name, *(wan(getattr(project, name)) for name in names)) for project in PROJECTS]
    sums = [WRONG_ADJUSTED_TOTAL if name == "adjusted" else wan(total(name)) for name in names]
    return [("项目名称", "年初预算", "调整金额", "实际支出", "结转结余"), *body, ("合计", *sums)]


def write(paragraph: Paragraph, text: str, font: str, size: float = 16) -> None:
    """Add text in one font, some figures split over two runs as Word leaves them after an edit."""
    cuts = [0, *(match.start() for match in list(POINT.finditer(text))[::3]), len(text)]
    for start, end in pairwise(cuts):
        run = paragraph.add_run(text[start:end])
        run.font.size = Pt(size)
        run.font.name = "Times New Roman"
        run.font.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def lay(paragraph: Paragraph, *, indent: bool = True) -> None:
    """Give a paragraph the fixed line pitch and, unless told not to, the first-line indent."""
    layout = paragraph.paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
    layout.space_before = layout.space_after = Pt(0)
    if indent:
        layout.first_line_indent = Pt(32)
        found = paragraph.paragraph_format.element.get_or_add_pPr().find(qn("w:ind"))
        if found is not None:
            found.set(qn("w:firstLineChars"), "200")


def add_line(docx: Docx, text: str) -> None:
    """Add a heading, with its outline level, or a paragraph."""
    paragraph = docx.add_paragraph()
    lay(paragraph)
    for pattern, level, font in LEVELS:
        if pattern.match(text):
            outline = OxmlElement("w:outlineLvl")
            outline.set(qn("w:val"), str(level))
            paragraph.paragraph_format.element.get_or_add_pPr().append(outline)
            write(paragraph, text, font)
            return
    write(paragraph, text, BODY)


def add_table(docx: Docx) -> None:
    """Add the table of projects under its unit."""
    unit = docx.add_paragraph()
    lay(unit, indent=False)
    unit.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    write(unit, "单位：万元", BODY, 12)
    grid = rows()
    table = docx.add_table(len(grid), len(grid[0]), "Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for cells, row in zip(grid, table.rows, strict=True):
        for column, (text, cell) in enumerate(zip(cells, row.cells, strict=True)):
            cell.width = Mm(26) if column else Mm(52)
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if column and cells != grid[0] else WD_ALIGN_PARAGRAPH.CENTER
            write(paragraph, text, BODY, 12)


def add_page_number(docx: Docx) -> None:
    """Put the page number between dashes at the foot of each page."""
    paragraph = docx.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(paragraph, "— ", SONG, 14)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    write(paragraph, "1", SONG, 14)
    field.append(paragraph.runs[-1].font.element)
    paragraph.paragraph_format.element.append(field)
    write(paragraph, " —", SONG, 14)


def lay_page(docx: Docx) -> None:
    """Set A4 and the margins of GB/T 9704."""
    page = docx.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)


def build() -> bytes:
    """Return the sample as the bytes of a docx."""
    docx = Document()
    core = docx.core_properties
    core.author, core.title, core.comments = "沅泽县文化馆", "2023年度部门整体支出绩效评价报告", ""
    core.created = core.modified = MOMENT
    lay_page(docx)
    for text in ("沅泽县文化馆", "2023年度部门整体支出绩效评价报告"):
        heading = docx.add_paragraph()
        lay(heading, indent=False)
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(heading, text, TITLE, 22)
    for text in ("", *situation(), *money(), *results()):
        add_line(docx, text)
    add_table(docx)
    for number, project in enumerate(PROJECTS, 1):
        add_line(docx, project_text(number, project))
    for text in closing():
        add_line(docx, text)
    for text in ("沅泽县文化馆", "2024年3月18日"):
        paragraph = docx.add_paragraph()
        lay(paragraph, indent=False)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(32)
        write(paragraph, text, BODY)
    add_page_number(docx)
    buffer = io.BytesIO()
    docx.save(buffer)
    return repacked(buffer.getvalue())


def repacked(data: bytes) -> bytes:
    """Return a package with one date on every part, uncompressed: the same bytes on every machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name))
    return buffer.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(build())
    sys.stdout.write(f"{TARGET.name}\n")
