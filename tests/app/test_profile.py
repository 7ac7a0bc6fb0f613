"""Client profiles: what they may say, and what is wrong with them with file, line and field."""

from __future__ import annotations

import pytest

from xinmai.app.profile import Profile, profile_of
from xinmai.app.workspace import Workspace, open_workspace
from xinmai.errors import UsageError

from .made import put

WHOLE = """title: 专报
subtitle: ''
columns: [企业情报, 产业环境]
weights: {集成电路: 2, 中芯国际: 1.5, 企业情报: 0.5}
exclude: [手机]
most: {企业情报: 3}
notices: [内部资料，不得转载]
"""


def complaint(workspace: Workspace, text: str | bytes) -> str:
    with pytest.raises(UsageError) as caught:
        profile_of(workspace, put(workspace.folder, "client.yaml", text))
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(str(workspace.folder) + "/")


def test_everything_a_profile_may_say(workspace: Workspace) -> None:
    profile = profile_of(workspace, put(workspace.folder, "client.yaml", WHOLE))
    assert (profile.title, profile.subtitle, profile.columns) == ("专报", "", ("企业情报", "产业环境"))
    assert profile.taste.weights == {"集成电路": 2, "中芯国际": 1.5, "企业情报": 0.5}
    assert (profile.exclude, profile.most, profile.notices) == (("手机",), {"企业情报": 3}, ("内部资料，不得转载",))


@pytest.mark.parametrize("text", ["", "# 没有内容\n", "{}"])
def test_one_that_says_nothing_wants_everything(workspace: Workspace, text: str) -> None:
    assert profile_of(workspace, put(workspace.folder, "client.yaml", text)) == profile_of(workspace) == Profile()


def test_the_command_line_overrules_how_many(workspace: Workspace) -> None:
    assert profile_of(workspace, put(workspace.folder, "client.yaml", WHOLE), most=9).most == 9


def test_the_settings_name_the_usual_one(workspace: Workspace) -> None:
    put(workspace.folder, "client.yaml", "title: 专报\n")
    put(workspace.folder, "xinmai.toml", 'profile = "client.yaml"')
    assert profile_of(open_workspace(workspace.folder)).title == "专报"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: 专报\nweigths: {a: 1}\n", "client.yaml:2: field 'weigths': Extra inputs are not permitted; the fields are title, "),
        ("title: 专报\nweights:\n  手机: 2\n  芯片: 高\n", "client.yaml:4: field 'weights.芯片': Input should be a valid number"),
        ("weights: {手机: -1}\n", "client.yaml:1: field 'weights.手机': Input should be greater than or equal to 0"),
        ("exclude:\n- 手机\n- ''\n", "client.yaml:3: field 'exclude.1': String should have at least 1 character"),
        ("most: 0\n", "client.yaml:1: field 'most"),
        ("columns: [海外]\n", "client.yaml: no column '海外': choose from 产业环境, "),
        ("most: {海外: 3}\n", "client.yaml: no column '海外': choose from 产业环境, "),
        ("- title\n", "client.yaml:1: fields are wanted, each as 'name: value': title, "),
        ("title: [\n", "client.yaml:2: not YAML: "),
        ("title: 专报".encode("gb18030"), "client.yaml: not UTF-8; save it as UTF-8"),
    ],
)
def test_what_is_wrong_names_file_line_and_field(workspace: Workspace, text: str | bytes, problem: str) -> None:
    assert complaint(workspace, text).startswith(problem)


def test_a_missing_file_is_named(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match=r"none\.yaml: cannot be read: No such file"):
        profile_of(workspace, workspace.folder / "none.yaml")
