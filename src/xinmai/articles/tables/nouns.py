"""The words that Chinese table headers are made of: what heads a column, what ends a cell, what never begins one.

True of tables in any industry; names of an industry's measures come from the lexicon. Simplified script.
"""

from __future__ import annotations

import re

__all__ = ["BASIS", "CHANGE", "DIMENSION", "ENDINGS", "FIRST", "GROWTH", "HEADS", "MEASURE", "NAME_ENDINGS", "OPENINGS", "OPENS", "RANKS", "SERIES", "TAILS", "TOTALS"]

_AXIS = r"(?:\([XYZ]轴\))?"
SERIES = re.compile(rf"(?:统计)?(?:年份|年度|时间|季度|月份|日期|年(?![份度])){_AXIS}")
"""Heads a column of periods."""
RANKS = re.compile(r"排名|序号|名次|位次|排序")
"""Heads a column of ranks."""

_SELECTION = r"主要|典型|代表性?|细分|重点"
_KIND_OF = r"应用|产品|技术|企业|厂商|公司|芯片|器件|材料|设备|市场|客户|行业|下游|终端|工艺|区域|政策|指标|国家|省"
_HEAD_NOUN = (
    r"领域|类型|类别|国别|种类|品类|名称|地区|区域|省份|城市|国家|厂商|供应商|企业|公司|机构|场景|环节|指标|项目|分类"
    r"|阶段|路线|节点|方向|维度|品种|型号|路径|来源"
)
HEADS = re.compile(_HEAD_NOUN)
"""Ends the name of what things are told apart by, behind whatever names them: 成本项目, 价格类型."""
FIRST = re.compile(rf"{SERIES.pattern}|{RANKS.pattern}|(?:{_SELECTION})?(?:(?:{_KIND_OF})/?)?(?:{_HEAD_NOUN}){_AXIS}")
"""A cell that often comes first in a header."""

MEASURE = re.compile(
    r"(?:量|额|率|占?比|比[例重]|份额|市占|规模|数|增速|增减|增长|增幅|降幅|涨幅|同比|环比|收入|营收|利润|价格?|均价|单价"
    r"|成本|产[值能]|投资|投入|指数|评分|得分|分值|强度|深度|水平|周期|年限|面积|功耗|容量|速度|密度|精度|时延"
    r"|市值|缺口|需求|供给|CAGR|程度|度)$"
)
"""Ends the name of something measured."""
DIMENSION = re.compile(
    rf"(?:{_HEAD_NOUN}|方式|产品|工艺|技术|用途|行业|系列|品牌|部门|市场|客户|应用|[层等]?级|级别|特[点征性]|说明|备注"
    r"|因素|内容|措施|状态|架构|材料|形[式态]|标准|平台|模式|渠道|主体|规格|方案|优势|趋势|代表|总部|归属|依据"
    r"|影响|属性|功能|职能|策略|结构|封装|接口)$"
)
"""Ends the name of what things are told apart by."""
ENDINGS = re.compile(
    r"名称|类型|类别|种类|方式|节点|领域|形式|阶段|模式|等级|级别|路线|环节|场景|数量|数(?=\()|规模|总?额|总?量"
    r"|特[点征]|代表"
)
"""Ends a header cell and begins none."""
TAILS = re.compile(
    r"占比|比[例重]|份额|规模|增[长速幅]|总?[数额量]|均?价|收入|成本|覆盖|利用|贡献|指数|水平|程度|变化"
)
"""What the name of a measure goes on with: 出货量占比, 产能利用率."""
OPENS = re.compile(
    r"主要|对应|平均|同比|环比|年均|累计|新增|国产|全球|中国|国内|本土|海外|行业|预计|其中|单[位价]|市场|出货|销售|年|占"
)
"""Often begins a header cell."""
CHANGE = re.compile(r"增长|增速|增幅|降幅|涨幅|同比|环比|变化|变动|CAGR")
GROWTH = re.compile(r"(?<!复合)(?:同比|增长率|增速|增幅|年增长)(?!.*复合)")
"""Growth over the row above, which can be computed from the column it speaks of."""
BASIS = re.compile(r"(?:同比|环比|年均|复合|年)$")
"""Stands before a word of change and belongs to it."""

NAME_ENDINGS = re.compile(
    r"阶段|模式|类型|方式|验证|开发|研发|芯片|器件|设备|系统|材料|技术|封装|模块|模组|终端|产品|企业|公司|集团|科技"
    r"|半导体|电子|股份|领域|市场|行业|地区"
)
"""Ends names in the body of a table more often than it begins them."""
OPENINGS = re.compile(
    r"随着|由于|目前|此外|其中|未来|当前|从|在|根据|据|与此同时|值得|综上|总体|上述|这|该|由此|为|通过|可以|同时|近年"
)
"""Often begins a sentence."""
TOTALS = frozenset(["合计", "总计", "总和", "总额", "全部", "小计", "总体"])
"""Names a row of sums."""
