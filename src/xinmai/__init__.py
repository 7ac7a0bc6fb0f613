"""Xinmai 芯脉: from a pile of noisy Chinese documents to a checked, cited picture of an industry."""

__version__ = "0.1.0"
__all__ = ["__version__"]
