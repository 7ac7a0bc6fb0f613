"""Chinese wordings of errors and remarks, which the layers below word in English and know no language of.

A wording is found by the English template, whose `{names}` stand for what was filled in; what was filled in
is reworded too, so that a message may hold another. What has no wording here is shown as it is.
"""

from __future__ import annotations

import re
from functools import cache

from xinmai.cli.language import t
from xinmai.cli.messages_reading import READING
from xinmai.cli.messages_supply import CUTS, ENGINE
from xinmai.errors import DeliveryError, FetchError, LexiconError, UnreadableError, XinmaiError

__all__ = ["OURS", "WORDINGS", "chinese", "explained", "reworded"]

OURS = READING | {
    # workspace and settings
    "{folder}: no workspace can be made here: {why}": "{folder}：不能在这里建立工作区：{why}",
    "{folder}: no workspace here; make one with `{command}`": "{folder}：这里没有工作区；请用 `{command}` 建立",
    "{file}: cannot be written: {why}; choose another place": "{file}：无法写入：{why}；请换一个位置",
    "{file}: cannot be read: {why}; check its rights": "{file}：无法读取：{why}；请检查权限",
    "{file}: not UTF-8; save it as UTF-8": "{file}：不是 UTF-8 编码；请另存为 UTF-8",
    "{file}: not TOML: {why}": "{file}：不是有效的 TOML：{why}",
    "{where}: setting '{name}': {why}": "{where}：设置项 {name}：{why}",
    "environment: {what}; write lists as JSON": "环境变量：{what}；列表请写成 JSON",
    "{name}: made by a newer Xinmai (database revision {revision}); upgrade Xinmai to open it": (
        "{name}：由更新版本的芯脉建立（数据库版本 {revision}）；请升级芯脉后再打开"
    ),
    "no such database ({why}); give a file, or postgresql+psycopg://… with psycopg installed": (
        "没有这样的数据库（{why}）；请给出文件，或安装 psycopg 后用 postgresql+psycopg://…"
    ),
    "{name}: {why}; check the path, the free space and what else is using it": (
        "{name}：{why}；请检查路径、剩余空间，以及是否有其他程序在用"
    ),
    "{file}: {why}; check the disk or fetch the document again": "{file}：{why}；请检查磁盘，或重新获取文档",
    "{file}: its sidecar cannot be read ({why}); fetch the document again": "{file}：说明文件无法读取（{why}）；请重新获取文档",
    "{file}: the bytes do not have the hash in its name; fetch the document again": (
        "{file}：内容与文件名中的哈希不符；请重新获取文档"
    ),
    "no {what} {id} in this workspace; list them to find the right id": "工作区里没有{what} {id}；请列出后查找正确的编号",
    "article": "文章",
    "document": "文档",
    # search
    "the query has {length} characters, {most} at most: shorten it": "检索式有 {length} 个字，最多 {most} 个；请缩短",
    'the query is empty: give a word, a "phrase" or a field such as company:SMIC': (
        "检索式是空的；请给出词、“短语”，或“企业:中芯国际”这样的字段"
    ),
    "the query has more than {most} words: leave some out, or put words that stand together into quotation marks": (
        "检索式超过 {most} 个词；请减少，或把连在一起的词放进引号"
    ),
    "the quotation mark at character {at} of the query is not closed: close it or leave it out": (
        "检索式第 {at} 字处的引号没有闭合；请补上另一半，或去掉"
    ),
    "the bracket at character {at} of the query is not closed: close it or leave it out": (
        "检索式第 {at} 字处的括号没有闭合；请补上另一半，或去掉"
    ),
    "the bracket at character {at} of the query closes nothing: leave it out or open one before": (
        "检索式第 {at} 字处的括号没有对应的左括号；请去掉，或在前面补上"
    ),
    "the query nests more than {most} deep at character {at}: take brackets or NOT away": (
        "检索式在第 {at} 字处嵌套超过 {most} 层；请去掉一些括号或 NOT"
    ),
    "a word is missing before {sign} at character {at} of the query: add one, or write {same} in quotation marks": (
        "检索式第 {at} 字处的 {sign} 前面缺一个词；请补上，或给 {sign} 加引号"
    ),
    "a word is missing behind {sign} at character {at} of the query: add one, or write {same} in quotation marks": (
        "检索式第 {at} 字处的 {sign} 后面缺一个词；请补上，或给 {sign} 加引号"
    ),
    "no field {name} (character {at} of the query): use one of {fields}, or put the text in quotation marks": (
        "没有字段 {name}（检索式第 {at} 字处）；可用 {fields}，或给这段文字加引号"
    ),
    "the field {name} at character {at} of the query has no value: write it behind the colon, in quotation marks where it has blanks": (
        "检索式第 {at} 字处的字段 {name} 没有值；请写在冒号后面，有空格时加引号"
    ),
    "nothing to look for in {text} at character {at} of the query: write letters, digits or characters; there are no wildcards, a part of a Chinese word finds the whole": (
        "检索式第 {at} 字处的 {text} 里没有可找的内容；请写字母、数字或汉字。没有通配符，写出词的一部分就能找到整个词"
    ),
    "{text} is no date: write 2021-08-13, 2021-08 or 2021": "{text} 不是日期；请写成 2021-08-13、2021-08 或 2021",
    "no link or theme {name}: use one of {choices}": "没有环节或主题 {name}；可用 {choices}",
    "no type of event {name}: use one of {choices}": "没有事件种类 {name}；可用 {choices}",
    "{most} passages cannot be listed: ask for 1 to {limit}": "不能列出 {most} 条；可列 1 至 {limit} 条",
    "{folder}: the search index cannot be written ({why}); check the free space and the rights": (
        "{folder}：无法写入检索索引（{why}）；请检查剩余空间和权限"
    ),
    "a question has 1 to {most} characters, this one has {length}: ask for one thing": "问题应有 1 至 {most} 个字，这个有 {length} 个；请只问一件事",
    # lexicon
    "no such folder; a lexicon is a folder with a lexicon.yaml": "没有这个文件夹；词库是含有 lexicon.yaml 的文件夹",
    "field '{field}': {why} (found {found})": "字段 {field}：{why}（实为 {found}）",
    "field '{field}': {why}": "字段 {field}：{why}",
    "not UTF-8 at byte {at}; save it as UTF-8": "第 {at} 个字节不是 UTF-8；请另存为 UTF-8",
    "cannot be read: {why}": "无法读取：{why}",
    "{cells} cells where the header has {header}; quote cells that hold a comma": (
        "有 {cells} 个单元格，而表头有 {header} 个；含逗号的单元格请加引号"
    ),
    "a list of entries is wanted, each starting with '- '": "应是条目的列表，每条以 “- ” 开头",
    "not YAML: {why}": "不是有效的 YAML：{why}",
    "'{name}' names the chain link '{link}', which chain.yaml lacks": (
        "{name} 属于产业链环节 {link}，而 chain.yaml 中没有"
    ),
    "the chain runs in a circle: {path}": "产业链成环：{path}",
    "the id '{name}' stands for {count} links or themes": "编号 {name} 用于 {count} 个环节或主题",
    "indicator wording '{name}' stands under {count} indicators": "指标说法 {name} 出现在 {count} 个指标下",
    "name '{name}' stands for {things}": "名称 {name} 可指 {things}",
    # the supply chain
    "no link of the chain is called {words}, and nothing in this workspace is about it: name a link, or ingest documents on it": (
        "产业链里没有 {words} 这个环节，工作区里也没有谈它的资料；请改问一个环节，或先读入资料"
    ),
    "no link of the chain is called {words}: choose from {links}": "产业链里没有 {words} 这个环节；可用 {links}",
    "the edges run in a circle: {path}; take one of them out": "供应链成环：{path}；请去掉其中一条关系",
    "the lexicon sets no {name}: add it to risk_settings.yaml": "词库没有设定 {name}；请在 risk_settings.yaml 里补上",
    "the weights of risk_terms.yaml add up to {total}, not to 1": "risk_terms.yaml 的权重合计为 {total}，应为 1",
    "country '{name}' stands for {count} countries": "国名 {name} 用于 {count} 个国家",
    "a negative amount of trade: amounts are zero or more": "贸易额不能是负数",
    "nothing is imported from outside: there is no dependence to work out": "没有来自外部的进口，无从测算依赖",
    "{file}: no data set that can be read: a folder of {names}, or a CSV of production by country, of supplier and customer, or of HS code and partner": (
        "{file}：不是可以读取的数据；可用含 {names} 的文件夹，或按国别列产量、列供方与需方、列商品编码与贸易伙伴的 CSV"
    ),
    "{file}: missing; the data set has {names}": "{file}：缺少这张表；数据应有 {names}",
    "{file}: no column {name} (or {names}); its first line names {header}": "{file}：没有 {name} 这一列（也可叫 {names}）；首行是 {header}",
    "{file}: no column of production by year (Prod_t_2023)": "{file}：没有按年份列产量的列（如 Prod_t_2023）",
    "{file}: no production of {year}; it has {years}": "{file}：没有 {year} 年的产量；有 {years}",
    "{file}: no rows under its header: there is nothing to work out": "{file}：表头下没有数据，无从测算",
    "{file}: over the limit of {most} MB: split the file": "{file}：超过 {most} MB 的上限；请拆分文件",
    "{file}: not UTF-8 at byte {at}; save it as UTF-8": "{file}：第 {at} 个字节不是 UTF-8；请另存为 UTF-8",
    "{file}: cannot be read: {why}; check the path": "{file}：无法读取：{why}；请检查路径",
    "{place}: {count} cells under {header} columns; quote cells that hold a comma": "{place}：有 {count} 个单元格，而表头有 {header} 列；含逗号的单元格请加引号",
    "{place}: not CSV: {why}": "{place}：不是有效的 CSV：{why}",
    "{place}: the amount is missing; write 0 for none, or take the line out": "{place}：缺少数额；没有就写 0，或删去这一行",
    "{place}: the amount {text} is negative": "{place}：数额 {text} 是负数",
    "{place}: {text} is no number": "{place}：{text} 不是数",
    "{place}: the share {text} lies outside 0 to 100": "{place}：份额 {text} 不在 0 到 100 之间",
    "{place}: the shares of countries in {item} come to {total} %, over 100": "{place}：{item} 各国份额合计 {total} %，超过 100",
    "{place}: the firm {name} is missing or stands there as {other} too; write one name for it": "{place}：企业名 {name} 缺失，或又写作 {other}；请统一写法",
    "{place}: the firm {name} stands there twice, as {one} and {other}; make them one": "{place}：企业 {name} 重复，编号为 {one} 和 {other}；请并成一个",
    "{place}: the id {id} is missing or stands for two inputs": "{place}：编号 {id} 缺失，或用于两项",
    "{place}: the id {id} stands for {one} and {other}": "{place}：编号 {id} 既指 {one} 又指 {other}",
    "{place}: the id {id} stands in no other table": "{place}：编号 {id} 不在其他表中",
    "{place}: unknown country {name}; write its name or its ISO code, or add it to countries.csv of a lexicon": (
        "{place}：不认识的国家或地区 {name}；请写国名或 ISO 代码，或在词库的 countries.csv 里补上"
    ),
    "{place}: {one} supplies {other} twice; add the amounts up": "{place}：{one} 对 {other} 的供货重复；请合并数额",
    "{place}: {name} supplies itself": "{place}：{name} 给自己供货",
    "{place}: {code} is no HS code of 4, 6, 8 or 10 digits": "{place}：{code} 不是 4、6、8 或 10 位的商品编码",
    "{place}: {name} stands there twice under {code}; add the amounts up": "{place}：{name} 在 {code} 下重复；请合并数额",
    "{place}: {name} stands there twice": "{place}：{name} 重复",
    # publishing
    "no report of the kind {kind}: choose one of {kinds}": "没有 {kind} 这种报告；可选 {kinds}",
    "nothing on {topic} in this workspace: ingest documents on it, or ask for what it knows most of ({known})": (
        "工作区里没有关于 {topic} 的资料；请先读入，或改问资料最多的题目（{known}）"
    ),
    "no document {name} in this workspace: list them first": "工作区里没有 {name} 这份文件；请先列出文件",
    "{count} documents are called {name}: name one by its id": "有 {count} 份文件都叫 {name}；请用 id 指定一份",
    "{name}: {start} is outside its {count} characters": "{name}：{start} 超出全文（{count} 字）",
    "no type of event {type}: choose one of {types}": "没有 {type} 这类事件；可用 {types}",
    "nothing to print: ingest documents first, or widen --since and --until": (
        "没有可刊出的内容；请先读入文档，或放宽 --since 和 --until"
    ),
    "no file to write to: give one with -o, or use draft, review, publish, list": "没有写明输出文件；请用 -o 指定，或用 draft、review、publish、list",
    "{file}:{line}: not YAML: {why}": "{file}:{line}：不是有效的 YAML：{why}",
    "{file}:1: fields are wanted, each as 'name: value': {fields}": "{file}:1：应逐行写成“字段: 值”；可用的字段有 {fields}",
    "{file}:{line}: field '{field}': {why}; the fields are {fields}": "{file}:{line}：字段 {field}：{why}；可用的字段有 {fields}",
    "{file}: no column {column}: choose from {columns}": "{file}：没有 {column} 这一栏；可选 {columns}",
    "{file}: it is the sheet of issue {one}, not of {other}; name the right file": "{file}：这是第 {one} 期的待审稿，不是第 {other} 期的；请换成正确的文件",
    "{file}: no item {id} in the issue; ids must stay as they were drafted": "{file}：这一期没有 {id}；id 须保持起草时的样子",
    "{file}: the item {id} stands there twice; keep one": "{file}：{id} 出现了两次；请只留一处",
    "{file}: the item {id} ({title}) is missing; put it back, with 'drop: true' if it is not to be printed": (
        "{file}：缺少 {id}（{title}）；请放回，不刊则写 drop: true"
    ),
    "issue {number} is {state} and cannot be drafted again; leave the number out for a new issue": (
        "第 {number} 期{state}，不能重新起草；另起一期请不写期号"
    ),
    "issue {number} is published and stays as it is; draft another one": "第 {number} 期已刊，不能再改；请另起草一期",
    "issue {number} was not reviewed; do so with `{command}`": "第 {number} 期还没有审；请先执行 `{command}`",
    "issue {number} was changed meanwhile (now {state}); look at it again with `{command}`": (
        "第 {number} 期刚被改动（现在{state}）；请用 `{command}` 重新查看"
    ),
    "no issue {number} in this workspace; list them with `{command}`": "工作区里没有第 {number} 期；请用 `{command}` 列出",
    "issue {number}: {title} is no longer in the workspace; draft the issue again": "第 {number} 期：工作区里已没有《{title}》；请重新起草这一期",
    "nobody approves an issue without a name; write --by NAME": "审定和刊出都要署名；请写 --by 姓名",
    "reviewed": "已审",
    "published": "已刊",
    "pending": "待审",
    "gone": "不存在",
    "{text} is no date: write 2021-08-13, 2021-08, 2026 or unknown": (
        "{text} 不是日期；请写成 2021-08-13、2021-08、2026 或 unknown"
    ),
    "{name} stands for several: {choices}. Ask for one by its full name": "{name} 可指多个：{choices}。请用全称查询",
    "--explain prints for people, not in a format: leave --format out": "--explain 供人阅读，不分格式；请去掉 --format",
    "no format {format} or kind {kind}: choose from {formats} and {kinds}": (
        "没有格式 {format} 或种类 {kind}；格式可选 {formats}，种类可选 {kinds}"
    ),
    "no topic {topic}: choose one of {topics}": "没有 {topic} 这一类；可选 {topics}",
    "no format {format}: choose one of {formats}": "没有格式 {format}；可选 {formats}",
    "{folder}: no {fonts}; install the package again with network to fetch them": (
        "{folder}：缺少 {fonts}；请联网重新安装以取得字体"
    ),
    "no font for Chinese text in {where}: install the package's fonts or name a folder that has one": (
        "{where} 中没有中文字体；请安装本软件包的字体，或指定含中文字体的文件夹"
    ),
    "port {port} cannot be used: {why}; choose another with --port": "端口 {port} 不可用：{why}；请用 --port 另选一个",
    # the web site
    "{host} can be reached from elsewhere and nobody has access yet: make a token with `xinmai token`, or leave --host out": (
        "{host} 可以从别处访问，而还没有发放令牌；请先执行 `xinmai token`，或不写 --host"
    ),
    "no role {role} for {name}: choose one of {roles}, and a name of one line": "不能把角色 {role} 给 {name}；角色可选 {roles}，名字写一行",
    "no known role in it": "其中没有认得的角色",
    "{file}: cannot be read ({why}); make the tokens again": "{file}：无法读取（{why}）；请重新发放令牌",
    "parameter {name}: at most {most} characters": "参数 {name}：最多 {most} 个字符",
    "parameter {name}: {value} is not one that can be chosen": "参数 {name}：{value} 不在可选值之中",
    "parameter {name}: a number from 1 to {most} is wanted": "参数 {name}：应为 1 到 {most} 的整数",
    "parameter at: a place is START-END, as in 120-131": "参数 at：位置写成 起点-止点，如 120-131",
    "parameter cursor: not one of ours; leave it out to start from the first page": "参数 cursor：不是有效的游标；不写则从第一页开始",
    "{folder}: the work was cut off before it was done; is there memory enough?": "{folder}：没有做完就中断了；请检查内存是否够用",
    "{file}: cannot be read ({why}); mend it, or delete it": "{file}：无法读取（{why}）；请改正或删除",
    "no search {id} is kept here; look at those that are": "没有保存过这样的检索（{id}）；请从列表中找到正确的编号",
    "a search needs a name of one line, of at most {most} characters": "请给这次检索一个名称，一行，最多 {most} 个字",
    "there is a search {name} already: choose another name, or delete that one": "已有名为 {name} 的检索；请换个名称，或先删去那一个",
    "{most} searches are kept, and no more: delete one first": "最多保存 {most} 个检索；请先删去一个",
    "no step {name} at the desk": "编刊没有 {name} 这一步",
    "there is no issue of so high a number": "没有这一期",
    "a topic has at most {most} characters": "题目最多 {most} 个字",
    "no file was sent: choose one first": "没有收到文件；请先选择文件",
    "the request is over the limit of {most} KB": "请求超过 {most} KB 的上限",
    "the form is out of date or not ours: load the page again and send it once more": "表单已过期，或不是本站发出的；请刷新页面后再提交",
    "this needs the role {role}: ask an administrator for a token": "这里需要 {role} 权限；请向管理员索取令牌",
    "a token is needed: send it as `Authorization: Bearer …`": "需要令牌；请用 `Authorization: Bearer …` 发送",
    "a fault in Xinmai; its log has the details": "芯脉内部出错；详情见日志",
    "number": "数值",
    "series": "序列",
    "finding": "核算结论",
    "entity": "名称",
    "publication": "刊物",
    # evidence
    "{name}: {kind} at {start}:{end} quotes {quote}, the text has {said}; read the document again": (
        "{name}：{start}:{end} 处的 {kind} 引作 {quote}，而原文是 {said}；请重新读入文档"
    ),
    "observation": "数值",
    "mention": "名称",
    "event": "事件",
    "link": "关系",
    "the finding {message} quotes nothing": "核算结论{message}没有引文",
    "the finding {message} quotes {quote}, which does not stand there": "核算结论{message}所引的{quote}与原文不符",
    "citation [{number}] is given twice; number citations 1, 2, 3 ...": "引文 [{number}] 重复；引文应按 1、2、3……编号",
    "citation [{number}] of {name} quotes nothing; give it its words": "{name} 的引文 [{number}] 是空的；请补上原文",
    "{where}: {what} cites [{number}], which the edition lacks; add it": (
        "{where}：{what}引用了 [{number}]，而刊中没有；请补上"
    ),
    "the sentence {text}": "句子 {text} ",
    "a marked number": "标出的数字",
    "the cell {text}": "表格单元 {text} ",
    "the chart {title}": "图 {title} ",
    "the working {name}": "测算 {name} ",
    "the origin {name}": "来源 {name} ",
    "{where}: mark {start}:{end} lies outside its sentence of {n} characters; count offsets in the sentence": (
        "{where}：标记 {start}:{end} 超出句子（共 {n} 字）；位置应在句内计算"
    ),
    "{where}: {number} in the edited title stands in nothing the item cites; take it out or keep the source's title": (
        "{where}：改后标题里的 {number} 不在该条所引的原文中；请删去，或保留原标题"
    ),
    "{where}: {digits} stands in no quote it cites ([{number}]); cite its source or drop the sentence": (
        "{where}：{digits} 不在所引的原文 [{number}] 中；请引用出处，或删去这句"
    ),
    "{where}: {text} stands in no quote it cites ([{number}]); cite its source or drop it": (
        "{where}：{text} 不在所引的原文 [{number}] 中；请引用出处，或删去"
    ),
    "{where}: a row of {cells} cells under a header of {columns}; fill it up": "{where}：表头有 {columns} 列，而有一行是 {cells} 格；请补齐",
    "{where}: the value {text} cites nothing; cite its source or drop it": "{where}：数值 {text} 没有出处；请引用出处，或删去",
    "{where}: {digits} stands bare, in no reading of a cited number beside it; cite its source or drop it": (
        "{where}：{digits} 没有出处，旁边所引的数字里也没有；请引用出处，或删去"
    ),
    # watching
    "the rule {rule} names no word; write a word or /pattern/": "规则 {rule} 里没有词；请写一个词，或 /模式/",
    "the pattern {pattern} cannot be read: {why}; correct it, or write the word without slashes": (
        "模式 {pattern} 无法理解（{why}）；请改正，或去掉斜线直接写词"
    ),
    "the pattern {pattern} cannot be read: {why}; correct it": "模式 {pattern} 无法理解（{why}）；请改正",
    "{file}: not OPML: export the list of feeds anew, as OPML": "{file}：不是 OPML；请重新导出为 OPML",
    "{url} is no address of the web; write http:// or https://": "{url} 不是网址；请以 http:// 或 https:// 开头",
    "the id {id} stands there twice; give each entry its own": "id {id} 出现了两次；每一项的 id 要不同",
    "no source {id} in sources.yaml; list them with `{command}`": "sources.yaml 里没有来源 {id}；请用 `{command}` 列出",
    "no known source {id}; list them with `{command}`, or give an address": "自带的来源里没有 {id}；请用 `{command}` 列出，或给出网址",
    "leads into a private network; add the host to allow_hosts in sources.yaml if that is meant": (
        "指向内网；确要访问请把主机加入 sources.yaml 的 allow_hosts"
    ),
    "is no address of the web": "不是网址",
    "no such host; check the address and the network": "没有这个主机；请检查网址和网络",
    "is redirected to what is no address of the web": "被转到不是网址的地方",
    "is redirected from https to http, where anybody could change it": "从 https 被转到 http，途中可能被人改动",
    "is redirected more than {n} times; check the address": "转址超过 {n} 次；请检查网址",
    "is {kind}, not a document": "是 {kind}，不是文档",
    "gave no answer in time": "没有按时回应",
    "the connection failed: {why}": "连接失败：{why}",
    "is over the limit of {most} MB": "超过 {most} MB 的上限",
    "takes longer than {n} seconds": "超过 {n} 秒还没有取完",
    "its robots.txt does not want programs to read it; take the source out, or ask the site": (
        "该站的 robots.txt 不许程序读取；请去掉这个来源，或征得该站同意"
    ),
    "asks to come later (HTTP {status})": "请稍后再来（HTTP {status}）",
    "answers HTTP {status}; open it in a browser": "回应 HTTP {status}；请用浏览器打开看看",
    "is packed as {kind}, which nobody asked for": "压缩方式是 {kind}，并未要求",
    "is no feed; look for the address of the feed on the site": "不是订阅源；请在该站找到订阅源的网址",
    "is no sitemap; look for the address of the sitemap in the site's robots.txt": "不是站点地图；请在该站的 robots.txt 里找它的网址",
    "{folder}: watched already, by process {pid}; stop that one first": "{folder}：已有进程 {pid} 在看守；请先停止它",
    "a rule on {what} wants the field {name}; add it": "{what} 类规则需要字段 {name}；请补上",
    "a rule on figures wants above or below; add one": "figure 类规则需要 above 或 below；请补上一个",
    "no rule {id} in alerts.yaml; write one, or choose another": "alerts.yaml 里没有规则 {id}；请先写上，或换一条",
    "{file}: no channel {id} in delivery.yaml; write it there": "{file}：delivery.yaml 里没有渠道 {id}；请先写上",
    "{file}: the channel {id} leads to a subscriber: write named_only: true for it in delivery.yaml, or false if alerts are to go there too": (
        "{file}：渠道 {id} 通向订户；请在 delivery.yaml 里为它写 named_only: true，若预警也要发到那里则写 false"
    ),
    "the channel {id} carries no files; choose another one, or send a line without files": "渠道 {id} 带不了文件；请换一个，或只发一句话",
    "{file}: the channel {id} carries no files; write files: linked for {client}": "{file}：渠道 {id} 带不了文件；请为 {client} 写 files: linked",
    "the day of a month is 1 to 31 or last, not {day}; correct it": "每月的日子写 1 至 31 或 last，不能是 {day}；请改正",
    "the day of a week is one of {names}, not {day}; correct it": "星期写 {names} 之一，不能是 {day}；请改正",
    "a fortnight wants from, a day in a week of issue; add it": "双周刊要写 from，即某个出刊周里的一天；请补上",
    "files that are linked want link_base, the address that leads to them; add it": "以链接发文件要写 link_base，即文件所在的网址；请补上",
    "no issue is drafted for {client} on {day}; draft one": "{client} 在 {day} 还没有起草；请先起草",
    "{day} is no day of {year}": "{day} 不在 {year} 年",
    "{span} is no stretch of days": "{span} 不是一段日子",
    "no channel {id} in delivery.yaml; write it there": "delivery.yaml 里没有渠道 {id}；请先写上",
    "is no channel of delivery.yaml any more; write it there": "delivery.yaml 里已没有这个渠道；请先写上",
    "the variable {name} is not set; set it for the process that watches": "没有设环境变量 {name}；请为看守进程设好",
    "others may read {path}; run chmod 600 on it": "{path} 别人也能读；请对它执行 chmod 600",
    "{host} cannot be reached: {why}": "连不上 {host}：{why}",
    "{host} answers HTTP {status}": "{host} 回应 HTTP {status}",
    "the robot's answer cannot be understood; check its address": "看不懂机器人的回应；请检查它的地址",
    "the robot refuses with code {code}: {why}": "机器人拒收，代码 {code}：{why}",
    "does not speak TLS; use imaps://, or add the host to allow_hosts in sources.yaml if it is your own": (
        "不支持 TLS；请改用 imaps://，若是自己的主机，请加入 sources.yaml 的 allow_hosts"
    ),
    "is no address of a mailbox; write imaps://host/INBOX": "不是邮箱地址；请写成 imaps://主机/INBOX",
    "is no longer in the mailbox": "已不在邮箱里",
    "its mailbox was set up anew since; the message comes again under another number": "邮箱后来重建过；这封信会以新的编号再来",
    "there is no folder {name} that can be opened; check its name": "没有能打开的邮件夹 {name}；请检查名称",
    "messages within messages without end: save what is attached by itself": "邮件里套邮件，没有尽头；请把附件单独存出来",
    "more than {most} parts in one message: save what is attached by itself": "一封邮件超过 {most} 个部分；请把附件单独存出来",
    "the attachment {name} is of a kind that is not read": "附件 {name} 的类型不读",
    "the mail server refuses user or password; check both, and whether IMAP is switched on there": "邮件服务器不认用户名或密码；请检查，并确认邮箱已开通 IMAP（多数服务商要用授权码）",
    "the mail server refuses user or password; check both": "邮件服务器不认用户名或密码；请检查",
    "the mail server refuses all addresses; check them": "邮件服务器拒收全部收件地址；请检查",
    "the mail server does not know the command {command}": "邮件服务器不认命令 {command}",
    "the mail server answers {code}": "邮件服务器回应 {code}",
    "the mail server refuses {names}; check the address": "邮件服务器拒收 {names}；请检查地址",
    "{folder} cannot be written: {why}": "{folder} 无法写入：{why}",
    "apprise does not know this address; see its list of services": "apprise 不认识这个地址；请查它的服务列表",
    "apprise failed: {why}": "apprise 出错：{why}",
    "apprise could not send it; check the address and the network": "apprise 没能发出；请检查地址和网络",
} | ENGINE | CUTS
"""What this package words."""

_THEIRS = {
    # the system and libraries, as far as a user is likely to meet them
    "No such file or directory": "没有这个文件或文件夹",
    "Not a directory": "不是文件夹",
    "Is a directory": "是文件夹",
    "File exists": "已有同名文件",
    "File name too long": "文件名过长",
    "Permission denied": "没有权限",
    "Read-only file system": "磁盘只读",
    "No space left on device": "磁盘已满",
    "Too many levels of symbolic links": "符号链接循环",
    "Address already in use": "已被占用",
    "unable to open database file": "无法打开数据库文件",
    "database is locked": "数据库被占用",
    "file is not a database": "文件不是数据库",
    "Field required": "缺少此项",
    "Extra inputs are not permitted": "没有此项",
    "Input should be a valid {what}, {why}": "应为{what}",
    "Input should be a valid {what}": "应为{what}",
    "Input should be greater than or equal to {least}": "不应小于 {least}",
    "Input should be less than or equal to {most}": "不应大于 {most}",
    "String should match pattern {pattern}": "应符合格式 {pattern}",
    "String should have at least {count} character": "不应为空",
    "Input should be {what}": "应为 {what}",
    "integer": "整数",
    "string": "文字",
    'error parsing value for field "{name}" from source "{source}"': "{name} 的值无法解析",
    "Not Found": "没有这个网页",
    "Method Not Allowed": "这里不接受这种请求",
    # the command line itself
    "Usage: {usage}": "用法：{usage}",
    "Arguments": "参数",
    "Options": "选项",
    "Commands": "命令",
    "[default: {}]": "[缺省：{}]",
    "[required]": "[必填]",
    "Show this message and exit.": "显示这份说明",
    "Missing argument {name}.": "缺少参数 {name}",
    "Missing option {name}.": "缺少选项 {name}",
    "Missing command.": "缺少命令",
    "No such command {name}.": "没有命令 {name}",
    "No such command {name}. Did you mean {names}?": "没有命令 {name}；是否要用 {names}",
    "No such option: {name} (Possible options: {names})": "没有选项 {name}；是否要用 {names}",
    "No such option: {name}": "没有选项 {name}",
    "Option {name} requires an argument.": "选项 {name} 需要一个值",
    "Got unexpected extra argument(s) ({names})": "多余的参数：{names}",
    "Invalid value for {name}: {why}": "{name} 的值无效：{why}",
    "Value error, {why}": "{why}",
    "{value} is not one of {values}.": "{value} 不在可选值 {values} 之中",
    "{value} is not in the range {range}.": "{value} 不在范围 {range} 内",
    "{value} is not a valid {what}.": "{value} 不是有效的 {what}",
}

WORDINGS = OURS | _THEIRS


def explained(error: XinmaiError) -> str:
    """An error in the language of the command line; where it stands remains as it is."""
    match error:
        case UnreadableError(reason=problem) | FetchError(reason=problem) | DeliveryError(reason=problem) | LexiconError(problem=problem):
            return str(error).removesuffix(problem) + reworded(problem)
        case _:
            return reworded(str(error))


def reworded(text: str) -> str:
    """A message in the language of the command line."""
    return t(chinese(text), text)


def chinese(text: str) -> str:
    """A message in Chinese, as far as there is a wording for it."""
    if text in WORDINGS:
        return WORDINGS[text]
    for pattern, wording in _patterns():
        if found := pattern.fullmatch(text):
            return wording.format_map({name: chinese(part) for name, part in found.groupdict().items()})
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Templates as patterns, in order, with their wordings."""
    return tuple(
        (re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(template)), re.DOTALL), wording)
        for template, wording in WORDINGS.items()
        if re.search(r"\{\w+\}", template)
    )
