"""Words for people who hold no post of the quota: 编外护理人员, 劳务派遣驾驶员."""

import re

DISPATCHED = re.compile(
    r"劳务派遣|派遣(?:制|用工|人员|员工)|劳务外包"
    r"|(?:劳务|人力资源|人力|派遣|外包|物业|第三方)(?:服务)?(?:公司|机构|企业)[^，。；\d]{0,6}(?:派|提供|用工|输送)"
)
OUTSIDE = re.compile(
    r"编外|临聘|外聘|[台企社院校局所馆团镇村站]聘(?:人员|员工|职工|用工|[、和及]|$)|合同制|聘用制|临时(?:聘|用工|人员)|公益性?岗位?|购买服务|(?:长期|自行|自主|自己|另行?|临时|常年)聘[用请的]|聘用?的(?:工作者|人员|员工|同志|$)|社区工作者"
    r"|协管员|网格员|辅警|协警|专职消防(?:队)?员|季节工|季节性(?:用工|工人|人员)"
    # 请来的护理员、门卫: who is asked to come and do a trade, not 邀请的专家
    r"|(?<![邀聘申提])(?:请|雇|找)(?:来)?的[\u4e00-\u9fff、和及]{0,16}(?:员|工|师傅|司机|厨师|保安|保洁|门卫|阿姨)$"
)
OF_QUOTA = re.compile(r"编制|(?<!非)在编|入编")
# what was done for such people is work: 慰问公益性岗位人员120人
OF_WORK = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:慰问|培训|开发|安置|招聘|招录|发放|组织|开展|完成|表彰|救助|新增|选派|选聘|清退|辞退|聘请专家|带动|帮扶)"
)


def outside_of(words: str) -> str:
    """Return the concept of people outside the quota that a label tells (编外护理人员), empty for others."""
    if OF_WORK.match(words):
        return ""
    if DISPATCHED.search(words):
        return "staff_dispatch"
    return "staff_nonquota" if OUTSIDE.search(words) and not OF_QUOTA.search(words) else ""
