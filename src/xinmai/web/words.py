"""Words for the values of records, in Chinese and English."""

from __future__ import annotations

from xinmai.app.audit import HOLDS, KINDS, REASONS, SEVERITIES
from xinmai.app.early_warning import TOPICS
from xinmai.app.forecast import BECAUSE as PROJECTED_BECAUSE
from xinmai.app.forecast import METHODS
from xinmai.app.happenings import EVENTS
from xinmai.app.plans import STATES as PLAN_STATES
from xinmai.app.words import ENTITY, MODIFIER, POINT, STATUS, Words

__all__ = ["WORDS", "Words"]

_BASIS: Words = {
    "stated": ("写明", "stated"),
    "sentence": ("由同句得出", "from the sentence"),
    "context": ("由上文得出", "from the text before"),
    "published": ("由发布日期得出", "from the date of publication"),
    "unknown": ("不明", "not known"),
}
_MODALITY: Words = {
    "done": ("已发生", "done"),
    "planned": ("拟", "planned"),
    "possible": ("或将", "possible"),
    "denied": ("否认", "denied"),
    "ended": ("终止", "ended"),
}
_CHANGE: Words = {"new": ("新增", "new"), "revised": ("修订", "revised"), "confirmed": ("印证", "confirmed"), "contradicted": ("相左", "contradicted")}
_VERDICT: Words = {"inconsistent": ("不能同时成立", "cannot hold"), "different": ("有差异而不算错误", "differ, no errors"), "consistent": ("相符", "hold")}
_RELATION: Words = {
    "supplies": ("供应", "supplies"),
    "invests_in": ("投资", "invests in"),
    "subsidiary_of": ("隶属", "subsidiary of"),
    "partners_with": ("合作", "partners with"),
    "competes_with": ("竞争", "competes with"),
    "makes": ("生产", "makes"),
    "uses": ("使用", "uses"),
    "located_in": ("位于", "located in"),
    "substitutes": ("替代", "substitutes"),
    "restricts": ("限制", "restricts"),
}
_ROLE: Words = {
    "subject": ("主体", "who"),
    "object": ("对象", "whom or what"),
    "amount": ("金额", "amount"),
    "place": ("地点", "place"),
    "date": ("日期", "date"),
    "product": ("产品", "product"),
}
_SERIES: Words = {"stock": ("存量", "stock"), "flow": ("流量", "flow"), "cumulative": ("累计", "running total"), "ratio": ("比率", "ratio"), "growth": ("增速", "growth")}
_FIELD: Words = {
    "published": ("发布", "published"),
    "title": ("标题", "title"),
    "name": ("文件", "file"),
    "publisher": ("来源", "publisher"),
    "media_type": ("类型", "type"),
    "characters": ("字数", "characters"),
    "articles": ("文章", "articles"),
    "observations": ("数值", "numbers"),
    "subject": ("主体", "subject"),
    "indicator": ("指标", "indicator"),
    "period": ("时期", "period"),
    "value": ("数值", "value"),
    "unit": ("单位", "unit"),
    "area": ("地域", "area"),
    "status": ("状态", "status"),
    "source": ("出处机构", "source cited"),
    "points": ("期数", "points"),
    "sources": ("文档", "documents"),
    "contested": ("分歧", "contested"),
    "last": ("最近一期", "newest"),
}
_MEDIA: Words = {
    "text/plain": ("文本", "text"),
    "text/markdown": ("Markdown", "Markdown"),
    "text/html": ("网页", "web page"),
    "application/pdf": ("PDF", "PDF"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("Word", "Word"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("Excel", "Excel"),
    "application/vnd.ms-excel": ("Excel", "Excel"),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ("幻灯片", "slides"),
    "text/csv": ("CSV", "CSV"),
    "text/tab-separated-values": ("TSV", "TSV"),
}
_OBSTACLE: Words = {
    "kind": ("增速与比率不作外推", "rates are not projected"),
    "short": ("整年数据不足四期", "fewer than four whole years"),
    "bounds": ("数值超出可测算的范围", "values off the scale"),
    "past": ("所求年份已有数据", "the years are not ahead"),
    "far": ("所求年份太远", "the years are too far ahead"),
}
_HEALTH: Words = {
    "failing": ("取不到", "failing"),
    "barren": ("取不出条目", "barren"),
    "new": ("未看过", "new"),
    "well": ("正常", "well"),
    "disabled": ("停用", "disabled"),
}
_STEP: Words = {
    "move": ("已移动。", "Moved."),
    "order": ("已按编号重排。", "Put in order."),
    "edit": ("已改。", "Changed."),
    "drop": ("已撤下。", "Dropped."),
    "keep": ("已恢复。", "Put back."),
    "take": ("已补入。", "Taken in."),
    "review": ("已审定。", "Reviewed."),
    "publish": ("已刊出。", "Published."),
}
_ROLES: Words = {"reader": ("读者", "reader"), "editor": ("编辑", "editor"), "admin": ("管理员", "admin")}

WORDS: dict[str, Words] = {
    "status": STATUS,
    "basis": _BASIS,
    "modifier": MODIFIER,
    "point": POINT,
    "modality": _MODALITY,
    "change": _CHANGE,
    "verdict": _VERDICT,
    "entity": ENTITY,
    "relation": _RELATION,
    "role": _ROLE,
    "series": _SERIES,
    "field": _FIELD,
    "media": _MEDIA,
    "obstacle": _OBSTACLE,
    "access": _ROLES,
    "event": EVENTS,
    "plan": PLAN_STATES,
    "step": _STEP,
    "health": _HEALTH,
    "finding": KINDS,
    "holds": {**KINDS, **HOLDS},
    "reason": REASONS,
    "severity": SEVERITIES,
    "topic": TOPICS,
    "method": METHODS,
    "projected": PROJECTED_BECAUSE,
}
"""Of each kind of value the words for each value; a value without words is shown as it is."""
