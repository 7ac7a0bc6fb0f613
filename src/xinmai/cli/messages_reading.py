"""Chinese wordings of what the readers of files have to say; see `messages`."""

from __future__ import annotations

__all__ = ["READING"]

READING = {
    # reading
    "empty file": "空文件",
    "holds no text": "文件里没有文字",
    "{first} (and {count} more pages or parts)": "{first}（另有 {count} 页或部分也是如此）",
    "there is no such file; check the path": "没有这个文件；请检查路径",
    "no permission to read it; change the file's rights": "没有读取权限；请修改文件权限",
    "not a file that can be read: name a file, or a folder that can be listed": (
        "不是可以读取的文件；请给出一个文件，或可以列出内容的文件夹"
    ),
    "cannot be read: {why}; check the path and the disk": "无法读取：{why}；请检查路径和磁盘",
    "{size} MB is over the limit of {most} MB: split the file, or raise max_megabytes (64 at most)": (
        "文件有 {size} MB，超过 {most} MB 的上限；请拆分文件，或调大 max_megabytes（最大 64）"
    ),
    "{size} MB is over the limit of {most} MB: split the file": "文件有 {size} MB，超过 {most} MB 的上限；请拆分文件",
    "{size} MB of markup inside is over the limit of {most} MB: split the file": (
        "文件内的标记有 {size} MB，超过 {most} MB 的上限；请拆分文件"
    ),
    "unknown kind of file {kind}; supported: {kinds}": "不认识的文件类型（{kind}）；支持 {kinds}",
    "without an extension": "没有后缀",
    "{kind}, not a document; supported: {kinds}": "是{kind}，不是文档；支持 {kinds}",
    "a {kind} picture": " {kind} 图片",
    "a {kind} archive": " {kind} 压缩包",
    "a program": "程序",
    "not a {kind} file, whatever its name says: check how it was saved": "内容不是 {kind}，与文件名不符；请检查它是怎样保存的",
    "an archive, not a document: unpack it first": "是压缩包，不是文档；请先解压",
    "an old Office format: save it as docx, xlsx or pptx": "旧版 Office 格式；请另存为 docx、xlsx 或 pptx",
    "binary data, not text: give it the extension of its real kind": "是二进制数据，不是文本；请改成与实际类型相符的后缀",
    "encrypted: save a copy without a password": "文件已加密；请另存一份不带密码的副本",
    "zip bomb: {parts} parts in one archive, {most} at most": "压缩炸弹：压缩包内有 {parts} 个部分，最多允许 {most} 个",
    "zip bomb: {size} MB would unpack to {full} MB": "压缩炸弹：{size} MB 解压后将达到 {full} MB",
    "damaged: the archive is cut off or broken; fetch it again": "文件损坏：压缩包不完整；请重新获取",
    "damaged: cut off or broken; fetch it again": "文件损坏或不完整；请重新获取",
    "damaged: {part} cannot be unpacked; fetch it again": "文件损坏：{part} 无法解压；请重新获取",
    "damaged ({what}): open it in its program and save it again": "文件损坏（{what}）；请用原来的程序打开后重新保存",
    "damaged, encrypted, or its cells lie too far apart: open it in its program and save it as xlsx": (
        "文件损坏、已加密，或单元格相距过远；请用原来的程序打开后另存为 xlsx"
    ),
    "a fault in Xinmai, please report it with the file: {what}": "芯脉内部出错，请连同文件一起反馈：{what}",
    "line {line}: {what}; look for a quotation mark that is not closed": "第 {line} 行：{what}；请检查是否有未闭合的引号",
    "{part}: cells scattered over {rows} rows and {columns} columns: delete those far from the others": (
        "{part}：单元格散布在 {rows} 行 {columns} 列上；请删去远离其他内容的单元格"
    ),
    # remarks on what was read
    "{count} broken bytes in {codec} text, the first at character {at}; read as U+FFFD": (
        "{codec} 文本中有 {count} 处坏字节，第一处在第 {at} 个字符；已用 U+FFFD 代替"
    ),
    "characters were lost here: {around}": "此处有缺字：{around}",
    "the file has no end mark: its last pages may be missing": "文件没有结束标记，最后几页可能缺失",
    "only the first {most} of {count} pages were read: split the file": "共 {count} 页，只读了前 {most} 页；请拆分文件",
    "page {page} is damaged and was left out": "第 {page} 页损坏，已略去",
    "page {page}: {count} characters have no Unicode value and were left out": (
        "第 {page} 页有 {count} 个字符没有 Unicode 值，已略去"
    ),
    "page {page} is a picture; install the [ocr] extra to have it read": "第 {page} 页是图片；安装 [ocr] 附加组件后可以识别",
    "page {page} is a picture; its text was recognised and may hold errors": "第 {page} 页是图片，文字由识别得到，可能有误",
    "{what}: row {row} and what follows is left out, {count} rows were read: split the file": (
        "{what}：读了 {count} 行，第 {row} 行起略去；请拆分文件"
    ),
    "sheet {name}": "工作表 {name}",
    "the file": "文件",
    "slide {number}: the {what} {name} was not read": "第 {number} 张幻灯片：{what} {name} 没有读取",
    "chart": "图表",
    "object": "对象",
}
