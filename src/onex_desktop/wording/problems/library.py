"""Sentences about files, disks and the program's surroundings."""

from __future__ import annotations

SENTENCES = {
    "library.missing": "找不到库文件“{name}”。检查路径，或用“新建库”另建一个。",
    "library.is_folder": "“{name}”是文件夹，不是库文件。选择以 .onex 结尾的文件。",
    "library.unreadable": "无法读取“{name}”，文件未改动。检查访问权限，或确认没有别的程序占用它。",
    "library.read_only": "“{name}”不可写，文件未改动。取消只读属性，或把它复制到可写的文件夹再打开。",
    "library.empty": "“{name}”是 0 字节的空文件，不是库，文件未改动。用“从备份恢复”找回数据，或另建新库。",
    "library.not_a_library": "“{name}”不是书证融通库，文件未改动。选择由本程序建立的 .onex 文件。",
    "library.foreign": "“{name}”是别的程序的数据库，文件未改动。选择由本程序建立的 .onex 文件。",
    "library.newer": "“{name}”由更新的版本建立（格式 {found}，本程序到 {known}），文件未改动。升级本程序后再打开。",
    "library.damaged": "“{name}”已损坏，文件未改动。用“从备份恢复”恢复最近的备份。",
    "library.value_unknown": "“{name}”的“{table}”里有本程序不认识的值，多半是别的工具改动过，文件未改动。"
    "用“从备份恢复”恢复改动之前的备份。",
    "library.path_too_long": "“{name}”所在的路径太长（{bytes} 字节，至多 {most}），文件未改动。"
    "把它移到层次较浅、名称较短的文件夹再打开。",
    "library.exists": "“{name}”已经存在，未作改动。换一个文件名。",
    "library.locked": "“{name}”正被别的程序占用，本次操作没有写入。稍候重试。",
    "library.in_use": "“{name}”已在另一个窗口打开（{owner}）。到那个窗口操作，或先关闭它。",
    "library.migration_orphans": "升级库的格式时发现 {count} 行数据失去上级（{table}），已全部撤回，库未改动。"
    "把库文件发给维护人员。",
    "disk.full": "磁盘已满，“{name}”没有写成，原有内容未变。腾出空间后重试。",
    "disk.not_allowed": "没有写入“{name}”的权限，原有内容未变。换一个文件夹，或请管理员授权。",
    "disk.failed": "读写“{name}”时磁盘出错，原有内容未变。检查磁盘或 U 盘后重试。",
    "backup.altered": "备份“{name}”与它的校验值不符，没有恢复。选择另一份备份。",
    "backup.damaged": "备份“{name}”没有通过检查，没有采用，原有文件未变。重试或选择另一份备份。",
    "backup.is_target": "备份与要恢复的库是同一个文件，没有恢复。选择另一份备份。",
    "report.file_bad": "写成的“{name}”没有通过复查，原有文件未变。重试；若仍失败，查看日志。",
    "report.unknown": "没有名为“{report}”的报表。用 report --list 查看全部报表。",
    "report.no_data": "库里还没有“{title}”所需的数据，没有生成文件。先录入数据。",
    "report.parameter_unknown": "报表“{report}”没有参数“{name}”。可用的参数：{known}。",
    "report.parameter_value": "参数“{name}”不能是“{value}”。可用的值：{known}。",
    "report.format_unknown": "报表“{report}”没有“{format}”格式。可用的格式：{known}。",
    "report.glyph_missing": "随程序的字体缺少这些字：{characters}（见“{where}”），没有生成文件。改用通行写法后重试。",
    "fonts.missing": "随程序的字体缺失：{names}。窗口仍可使用，报表无法生成。重新安装程序。",
}
