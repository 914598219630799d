"""What revision 0019 brought: files, and which cells of either matrix they prove."""

from __future__ import annotations

EVIDENCE: dict[str, list[dict[str, str | int | None]]] = {
    "files": [
        {
            "id": 1, "version": 1, "name": "教学日历.docx", "digest": "0a" * 32, "size": 18_432, "media_type": "",
            "added_on": "2020-09-25",
        },
    ],
    "link_evidence": [
        {"id": 1, "version": 1, "mapping_link_id": 1, "indicator_link_id": None, "file_id": 1},
        {"id": 2, "version": 1, "mapping_link_id": None, "indicator_link_id": 1, "file_id": 1},
    ],
}  # fmt: skip
