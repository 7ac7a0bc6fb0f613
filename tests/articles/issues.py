"""Small issues written for tests: articles that differ in subject, subheadings that do not."""

from __future__ import annotations

CHIPS = ("晶圆代工厂商公布季度业绩", "近日，两家晶圆代工厂商公布季度业绩，晶圆出货与产能利用率双双回升，代工价格保持平稳。", "代工厂商表示，成熟制程晶圆订单能见度提高，晶圆产能利用率预计继续上升，代工扩产计划不变。")
PHONES = ("折叠屏手机出货量创出新高", "12月3日，市场机构发布折叠屏手机数据，手机厂商的新款折叠屏机型带动高端手机销量。", "机构认为，折叠屏手机的铰链与屏幕成本下降，手机品牌仍将加大折叠屏投入，手机渠道库存健康。")
CLOUD = ("多地加快建设智能算力中心", "日前，多个城市公布智能算力中心建设方案，算力规模与绿电比例成为考核重点。", "方案提出，算力中心要向中小企业开放，算力调度平台将于明年投入运行，算力价格由市场形成。")
POLICY = ("电子信息制造业稳增长方案印发", "9月5日，两部门印发电子信息制造业稳增长行动方案，提出培育新的消费热点。", "方案要求各地落实电子信息制造业支持政策，对制造业企业的融资与用地给予保障。")
QUANTUM = ("量子通信骨干网络通过验收", "近日，量子通信骨干网络通过专家验收，量子密钥分发距离进一步延长。", "专家指出，量子通信与现有光纤网络兼容，量子密钥服务将先在政务与金融领域使用。")

ARTICLES = {"产业环境": [POLICY, CLOUD], "技术情报": [QUANTUM], "企业情报": [CHIPS, PHONES]}


def body(article: tuple[str, ...]) -> list[str]:
    return [article[0], *article[1:], *article[1:]]


def plain_issue() -> str:
    lines: list[str] = []
    for column, articles in ARTICLES.items():
        lines.append(column)
        for article in articles:
            lines += body(article)
    return "\n\n".join(lines)


def issue_with_contents() -> str:
    lines, page = ["某地产业监测", "目录"], 1
    for column, articles in ARTICLES.items():
        lines.append(f"{column} {page}")
        for article in articles:
            lines.append(f"- {article[0]}..... {page}")
            page += 2
    return "\n\n".join([*lines, plain_issue()])
