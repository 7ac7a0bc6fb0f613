"""What methods of projection and reasons for choosing one are called, in Chinese and English."""

from __future__ import annotations

__all__ = ["BECAUSE", "METHODS"]

METHODS: dict[str, tuple[str, str]] = {
    "naive": ("不变（naive）", "naive"),
    "drift": ("漂移（drift）", "drift"),
    "damped drift": ("衰减漂移（damped drift）", "damped drift"),
    "Theil-Sen trend": ("Theil-Sen 趋势线", "Theil-Sen trend"),
    "Theta": ("Theta 法", "Theta"),
    "ETS": ("指数平滑（ETS）", "ETS"),
}
BECAUSE: dict[str, tuple[str, str]] = {
    "least_error": ("试算误差最小", "least error when tried on the past"),
    "simplest": ("更复杂的方法并不明显更准", "less simple methods were hardly better"),
}
