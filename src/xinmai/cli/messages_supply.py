"""Chinese wordings of what the supply engine has to say against what it is given; see `messages`."""

from __future__ import annotations

__all__ = ["CUTS", "ENGINE"]

ENGINE = {
    # networks
    "an empty network: give at least one firm and one link": "网络为空；请至少给出一家企业和一条供应关系",
    "{sectors} sectors, {markets} markets and {ids} ids: give one of each for every firm": (
        "行业有 {sectors} 个、市场有 {markets} 个、编号有 {ids} 个；每家企业须各有一个"
    ),
    "firm {firm} is listed twice: merge the entries": "企业 {firm} 重复列出；请合并",
    "{suppliers} suppliers, {customers} customers and {amounts} amounts: give one of each for every link": (
        "供方有 {suppliers} 个、客户有 {customers} 个、金额有 {amounts} 个；每条供应关系须各有一个"
    ),
    "a link names firm number {number} of {count}, counted from 0: check its ends": (
        "供应关系指向第 {number} 家企业（从 0 数起），而企业只有 {count} 家；请检查两端"
    ),
    "link {supplier} -> {customer}: {why}": "供应关系 {supplier} → {customer}：{why}",
    "its amount is missing or not above zero": "金额缺失，或不大于零",
    "a firm cannot supply itself": "企业不能向自己供货",
    "listed twice; add up its amounts": "重复列出；请将金额相加",
    "essential inputs of shape {shape} for {sectors} sectors: give a row and a column for each sector": (
        "关键投入表的形状为 {shape}，而行业有 {sectors} 个；每个行业须有一行一列"
    ),
    "essential inputs must be 0 (negligible), 1 (not essential) or 2 (essential)": "关键投入只能是 0（可忽略）、1（非关键）或 2（关键）",
    "firm {firm} sells {sold} by its links and has a revenue of {revenue}: check both": (
        "企业 {firm} 各供应关系的销售合计 {sold}，而营收为 {revenue}；请核对两者"
    ),
    "firm {firm} buys {bought} by its links and has costs of {costs}: check both": (
        "企业 {firm} 各供应关系的采购合计 {bought}，而成本为 {costs}；请核对两者"
    ),
    "all weights are zero: a loss cannot be weighed": "权重全为零，无法加权损失",
    "{shares} shares, {customers} customers and {inputs} inputs: give one of each for every link": (
        "份额有 {shares} 个、客户有 {customers} 个、投入有 {inputs} 个；每条供应关系须各有一个"
    ),
    "a share of {share} %: it must lie above 0 and up to 100": "份额为 {share}%；须大于 0 且不超过 100",
    "shares of input {number} of customer {customer} add up to {sum} %: 100 at most": (
        "客户 {customer} 第 {number} 种投入的份额合计 {sum}%；最多 100%"
    ),
    "amounts, shares and losses must be numbers: one is not": "金额、份额和损失须为数字；其中有一个不是",
    "{what} must be a row of whole numbers from 0": "{what}须为一行从 0 起的整数",
    "{what} has {count} entries for {firms} firms: give one for each": "{what}有 {count} 项，而企业有 {firms} 家；每家须有一项",
    "firm {firm}: its {what} is missing or below zero": "企业 {firm} 的{what}缺失或小于零",
    "sectors": "行业",
    "markets": "市场",
    "suppliers": "供方",
    "customers": "客户",
    "inputs": "投入",
    "revenue": "营收",
    "costs": "成本",
    "weight": "权重",
    # shocks
    "nothing is cut: name at least one firm": "没有断供对象；请至少指明一家企业",
    "unknown firm {firm}: check the id": "没有企业 {firm}；请检查编号",
    "firm {firm} cannot lose {share} of its capacity: give a part above 0 and up to 1": (
        "企业 {firm} 的产能损失不能是 {share}；请给出大于 0 且不超过 1 的比例"
    ),
    "a cut of firm {firm} of {days} days: give a number above 0": "企业 {firm} 断供 {days} 天；天数须大于 0",
    "firms must be a row of indices from 0 to {last}": "企业须为一行从 0 到 {last} 的序号",
    "stocks must be numbers from 0, one for all or one for each of {firms} firms, and days 1 or more": (
        "库存须为不小于 0 的数，共用一个，或 {firms} 家企业各一个；天数至少为 1"
    ),
    # survival and recovery
    "{days} days: give a number from 0": "{days} 天；请给出不小于 0 的天数",
    "two makers have the same name: give each its own": "有两个生产者同名；请各用一个名称",
    "unknown maker {name}: check the name": "没有生产者 {name}；请检查名称",
    "nobody makes {product}: add a maker": "没有生产者生产 {product}；请添加",
    "stocks, capacities, needs and demand must be numbers from 0": "库存、产能、用量和需求须为不小于 0 的数",
    "nothing is demanded: name a product and units a day": "没有需求；请给出产品和每天的数量",
    # sectors
    "flows between sectors must not be below 0, and outputs must be above 0": "部门之间的流量不能小于 0，产出须大于 0",
    "a table of sectors must be square, with a number in each cell": "部门表须为方阵，每格有一个数",
    "sectors need more inputs than they put out (spectral radius {radius}, below 1 needed): check the table": (
        "各部门的投入多于产出（谱半径为 {radius}，须小于 1）；请检查部门表"
    ),
    "give one number for each of {count} sectors": "{count} 个部门须各有一个数",
    "days to recover must be above 0, and the part left between 0 and 1": "恢复天数须大于 0，剩余比例须在 0 与 1 之间",
    "rates of recovery must lie in 0 to 1 a step, and there must be a step: take shorter steps": (
        "每步的恢复速度须在 0 到 1 之间，且至少有一步；请缩短步长"
    ),
    # draws
    "there must be a draw at least": "至少要抽样一次",
    "an interval of {part} of the draws: give a part between 0 and 1": "区间所含抽样的比例为 {part}；须在 0 与 1 之间",
    "draws of shape {shape} for a ranking of {count} values": "抽样结果的形状为 {shape}，与排名的 {count} 个数不符",
    "deviations must be numbers from 0, one for all or one for each of {links} links": (
        "离差须为不小于 0 的数，共用一个，或 {links} 条供应关系各一个"
    ),
    "doubts must lie in 0 to 1, one for all or one for each of {pairs} pairs of sectors": (
        "存疑程度须在 0 到 1 之间，共用一个，或 {pairs} 对行业各一个"
    ),
}

CUTS = {
    # how cuts are written
    "the cut {cut} begins with {kind}: use country:, firm: or link:": "断供 {cut} 以 {kind} 开头；请用 country:、firm: 或 link:",
    "the cut {cut} cannot be read: write country:US->EDA, firm:TSMC->foundry or link:EDA, with :50%, @2026-03-01 and /90d behind it as needed": (
        "断供 {cut} 无法读懂；请写作 country:US->设备、firm:台积电 或 link:光刻胶，后面可加 :50%、@2026-03-01、/90d"
    ),
    "the cut {cut} names links on both sides: write country:… or firm:… in front of who is cut": (
        "断供 {cut} 两边都是环节；断供方前请写 country: 或 firm:"
    ),
    "the cut {cut} takes {share} %: give a share above 0 and up to 100": "断供 {cut} 的比例是 {share}%；须大于 0 且不超过 100",
    "the cut {cut} lasts {days} days: give a number above 0 and up to {most}": "断供 {cut} 为期 {days} 天；须大于 0 且不超过 {most}",
    "the cut {cut} has {text} where a number is wanted": "断供 {cut}：{text} 处应是数",
    "the cut {cut}: {text} is no date such as 2026-03-01": "断供 {cut}：{text} 不是 2026-03-01 这样的日期",
    "the cut {cut} begins before the scenario does ({date}): move one of the two dates": "断供 {cut} 早于方案的起始日（{date}）；请改其中一个日期",
    "the cut {cut} begins on day {day} of {days}: give more days, or an earlier date": "断供 {cut} 从第 {day} 天开始，而推演只有 {days} 天；请增加天数，或改早日期",
    "unknown country {name}: give an ISO code or a name such as {names}": "不认识的国家或地区 {name}；请写 ISO 代码或名称，相近的有 {names}",
    "unknown firm {name}: the lexicon has {names}; add it to a lexicon of your own": "词库里没有企业 {name}；相近的有 {names}；也可以加进自己的词库",
    "no link of the chain is called {name}: the nearest are {names}": "产业链里没有 {name} 这个环节；相近的有 {names}",
    "nothing is cut: give a cut such as country:US->EDA": "没有断供；请给出一项，如 country:US->设备",
    "{days} days: give a whole number from 1 to {most}": "{days} 天；请给出 1 到 {most} 的整数",
    "the lexicon sets no {name}: add it to cut_settings.yaml": "词库没有设定 {name}；请在 cut_settings.yaml 里补上",
    "no link {name} in the chain; choose one from the page": "产业链里没有 {name} 这个环节；请从页面上选",
    # scenario files
    "no parameter {name}: choose from {names}": "没有 {name} 这个参数；可用 {names}",
    "parameter {name}: {value} must lie between low {low} and high {high}": "参数 {name}：{value} 须在下限 {low} 与上限 {high} 之间",
    "{words} stands for {count} links: name one": "{words} 指 {count} 个环节；请只写一个",
    "the shares of {link} come to {total} %, over 100": "{link} 的份额合计 {total}%，超过 100",
    "the share of {holder} in {link} stands there twice: keep one": "{holder} 在 {link} 的份额写了两次；请留一个",
    'nothing to work out: give --cut "country:US->EDA", or a scenario file': '没有要推演的内容；请用 --cut "country:US->设备"，或给出方案文件',
    "{count} scenarios: two can be compared": "给了 {count} 个方案；一次最多比较两个",
    "--save keeps what --cut gives: give a --cut": "--save 保存 --cut 给出的方案；请给出 --cut",
}
