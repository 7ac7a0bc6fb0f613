"""Settings of a workspace: `xinmai.toml`, over-ruled by environment variables `XINMAI_…`. Only app and cli read them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from xinmai.errors import UsageError

__all__ = ["FILE_NAME", "Settings", "read_settings"]

FILE_NAME = "xinmai.toml"


class Settings(BaseSettings):
    """Every setting with its default; `xinmai init` writes them out with their meaning."""

    model_config = SettingsConfigDict(env_prefix="XINMAI_", extra="forbid", frozen=True)

    title: str = Field("信息产业监测", description="title of the bulletin")
    subtitle: str = Field("行业信息监测与市场分析", description="line under the title")
    database: str = Field("xinmai.db", description="file in the workspace, or postgresql+psycopg://…")
    lexicons: tuple[Path, ...] = Field((), description="further lexicon folders, loaded on top of the shipped one")
    max_megabytes: int = Field(64, ge=1, description="larger files are refused")

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

    Raises `UsageError` naming the file and the field that is wrong.
    """
    file = folder / FILE_NAME if folder else None
    values: dict[str, Any] = {}
    if file and file.is_file():
        try:
            values = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            msg = f"{file}: not TOML: {error}"
            raise UsageError(msg) from None
    try:
        return Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        msg = f"{file or 'environment'}: setting '{'.'.join(map(str, first['loc']))}': {first['msg']}"
        raise UsageError(msg) from None
