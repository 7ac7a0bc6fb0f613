"""Settings of a workspace: `xinmai.toml`, over-ruled by variables `XINMAI_…`. Only app and cli read them."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from xinmai.errors import UsageError

__all__ = ["FILE_NAME", "Settings", "read_settings"]

FILE_NAME = "xinmai.toml"
_PREFIX = "XINMAI_"


class Settings(BaseSettings):
    """Every setting with its default; `xinmai init` writes them out with their meaning."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="forbid", frozen=True)

    title: str = Field("信息产业监测", description="简报标题 / title of the bulletin")
    subtitle: str = Field("行业信息监测与市场分析", description="标题下的一行 / line under the title")
    profile: str = Field("", description="出刊用的客户画像文件，相对于工作区 / client profile for bulletins, a file in the workspace")
    database: str = Field(
        "xinmai.db", description="工作区内的文件，或 / a file in the workspace, or postgresql+psycopg://…"
    )
    lexicons: tuple[Path, ...] = Field(
        (), description="叠加在自带词库之上的词库文件夹 / lexicon folders on top of the shipped one"
    )
    max_megabytes: int = Field(64, ge=1, le=64, description="超过此大小的文件不读 / larger files are refused")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment stands above the file, which is passed in as values."""
        return env_settings, init_settings


def read_settings(folder: Path | None) -> Settings:
    """Settings of a workspace folder, or the defaults where there is none.

    Raises `UsageError` naming the file or the environment variable that is wrong.
    """
    file = folder / FILE_NAME if folder else None
    values = _values(file) if file and file.is_file() else {}
    try:
        return Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        variable = _PREFIX + name.upper()
        msg = f"{variable if variable in os.environ else file}: setting '{name}': {first['msg']}"
        raise UsageError(msg) from None
    except SettingsError as error:
        msg = f"environment: {error}; write lists as JSON"
        raise UsageError(msg) from None


def _values(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(
            file.read_text(encoding="utf-8-sig")
        )  # editors on Windows put a mark before UTF-8
    except UnicodeDecodeError:
        msg = f"{file}: not UTF-8; save it as UTF-8"
        raise UsageError(msg) from None
    except tomllib.TOMLDecodeError as error:
        msg = f"{file}: not TOML: {error}"
        raise UsageError(msg) from None
    except OSError as error:
        msg = f"{file}: cannot be read: {error.strerror}; check its rights"
        raise UsageError(msg) from None
