from __future__ import annotations

import pytest

from xinmai.extraction.entities.forms import forms_of
from xinmai.extraction.entities.people import find_foreigners, find_people, find_speakers
from xinmai.lexicon import default_lexicon

FORMS = forms_of(default_lexicon())


def people(text: str) -> list[str]:
    cues = list(FORMS.cues(text))
    found = {*find_people(text, cues, FORMS), *find_speakers(text, cues, FORMS), *find_foreigners(text, FORMS)}
    return [text[start:end] for start, end in sorted({(one.start, one.end) for one in found})]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("董事长徐中伟表示", ["徐中伟"]),
        ("研究院院长余晓晖发布的报告", ["余晓晖"]),
        ("首席分析师黄乐平表示，", ["黄乐平"]),
        ("首席经济学家李湛对《证券日报》说", ["李湛"]),
        ("副部长辛国斌对记者说", ["辛国斌"]),
        ("董事长兼CEO杨元庆说", ["杨元庆"]),
        ("副部长（正部长级）尚勇，工业部副部长徐晓兰", ["尚勇", "徐晓兰"]),
        ("赵海军总经理在会上说", ["赵海军"]),
        ("香港记者 倪梦璟 上海报道", ["倪梦璟"]),
        ("肖亚庆强调，要合作", ["肖亚庆"]),
        ("。赵海军表示四季度影响有限", ["赵海军"]),
        ("院士欧阳钟灿表示", ["欧阳钟灿"]),
        ("商务部长吉娜·雷蒙多更是提出", ["吉娜·雷蒙多"]),
        ("部长吉安卡洛·乔尔盖蒂出席", ["吉安卡洛·乔尔盖蒂"]),
        ("副总裁余承东、何刚出席", ["余承东", "何刚"]),
    ],
)
def test_a_person_beside_a_post_or_a_verb_of_saying(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    ["经理负责销售", "专家认为，需求疲软", "分析师高度认可", "总裁办公室", "董事会秘书处", "记者从现场获悉", "安全部门表示", "金融机构认为", "安全专家方案", "代表团", "公司总经理表示"],
)
def test_what_is_no_person(text: str) -> None:
    assert people(text) == []
