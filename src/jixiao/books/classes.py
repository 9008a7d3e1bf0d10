"""Which classes of projects make up basic spending, and which make up project spending.

The unsplit classes are for amounts that are known as sums only, such as those of an old report.
"""

PERSONNEL, PUBLIC = "人员类", "公用经费"
OPERATING, SPECIFIC = "其他运转类", "特定目标类"
UNSPLIT_BASIC, UNSPLIT_PROJECT, UNSPLIT = "基本支出（未细分）", "项目支出（未细分）", "未细分"
BASIC = frozenset({PERSONNEL, PUBLIC, UNSPLIT_BASIC})
PROJECT = frozenset({OPERATING, SPECIFIC, UNSPLIT_PROJECT})
# what stands under these is no project of its own: it has neither figures of a project nor a form
NO_PROJECT = BASIC | {UNSPLIT_PROJECT, UNSPLIT}
# 部门预算支出经济分类: 301 and 303 are paid to people, the other classes of basic spending keep the office running
_TO_PEOPLE = ("301", "303")


def class_of_payment(project_class: str, economic: str) -> str:
    """Return the class that a payment counts under; one of unsplit basic spending goes by its economic class.

    It stays unsplit where the payment names no class.
    """
    if project_class != UNSPLIT_BASIC or not economic[:3].isdigit():
        return project_class
    return PERSONNEL if economic.startswith(_TO_PEOPLE) else PUBLIC
