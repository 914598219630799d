"""Sentences about files that serve as evidence."""

from __future__ import annotations

SENTENCES = {
    "evidence.file_in_backup": "佐证文件“{name}”（编号 {digest}）不在库旁边的文件夹里，备份里还有；打开它时会取回来。",
    "evidence.file_missing": "佐证文件“{name}”（编号 {digest}）不在库旁边的文件夹里，备份里也没有，打不开。"
    "从原处把文件夹拷回来，或移除后重新添加。",
    "evidence.file_unknown": "库旁边的文件夹里有 {count} 个文件没有登记在任何一格。不影响使用，确认无用后可自行删除。",
    "evidence.not_restored": "库里登记的佐证文件有 {count} 个不在备份里，也不在库旁边，没有带回；库本身已完整恢复。"
    "找到原来的 .files 文件夹后，把里面的文件拷到库旁边同名的文件夹里。",
    "evidence.cell_empty": "这一格还是空的，文件没有添加。先选择强度。",
    "evidence.file_runs": "“{name}”是打开就会运行的程序，没有添加。改用文档、图片或压缩包。",
    "evidence.file_too_large": "“{name}”超过 {limit} MB，没有添加。压缩后再添加，或只添加其中需要的部分。",
    "evidence.file_changed_meanwhile": "“{name}”在复制过程中变了，没有添加。先在别的程序里保存并关闭它，再添加一次。",
    "evidence.file_unreadable": "“{name}”读不出来，没有添加。检查文件是否还在、是否是一个文件，再添加一次。",
}
