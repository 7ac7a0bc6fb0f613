"""What the types of events are called, in Chinese and English."""

from __future__ import annotations

__all__ = ["EVENTS"]

EVENTS: dict[str, tuple[str, str]] = {
    "policy_release": ("政策发布", "policy release"),
    "sanction": ("制裁与管制", "sanction"),
    "earnings": ("业绩", "earnings"),
    "financing": ("融资", "financing"),
    "ipo": ("上市", "listing"),
    "merger_acquisition": ("并购", "merger or acquisition"),
    "investment": ("投资", "investment"),
    "capacity_expansion": ("扩产", "capacity expansion"),
    "product_launch": ("新品", "product launch"),
    "cooperation": ("合作", "cooperation"),
    "contract_award": ("中标与订单", "contract award"),
    "price_change": ("调价", "price change"),
    "supply_shortage": ("缺货", "shortage"),
    "personnel": ("人事", "personnel"),
    "legal": ("司法与处罚", "legal"),
    "standard_release": ("标准发布", "standard release"),
    "technology_breakthrough": ("技术突破", "technology breakthrough"),
}
