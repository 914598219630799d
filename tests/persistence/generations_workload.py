"""What a library holds of workload, as the migration that brought it left the tables."""

from __future__ import annotations

DEFINITION = '{"base":"hours","code":"XZ","final_round":{"digits":4},"source":"校发","title":"本校","unit":"标准课时"}'

WORKLOAD: dict[str, list[dict[str, str | int | None]]] = {
    "workload_rule_sets": [
        {
            "id": 1, "version": 1, "code": "XZ", "revision": 1, "name": "本校办法", "unit": "标准课时",
            "effective_from": "2020-2021-1", "source": "校发〔2020〕1号", "completeness": "complete",
            "status": "in_force", "definition": DEFINITION, "digest": "0" * 64,
        }
    ],
    "workload_items": [
        {
            "id": 1, "version": 1, "term_id": 1, "teacher_id": 1, "kind": "invigilation", "quantity": 300,
            "text": "中级考核", "certificate_id": 1, "assignment_id": None,
        }
    ],
    "workload_inputs": [
        {"id": 1, "version": 1, "assignment_id": 1, "item_id": None, "key": "students", "value": "46"}
    ],
    "workload_statements": [
        {
            "id": 1, "version": 2, "term_id": 1, "teacher_id": 1, "rule_set_id": 1, "state": "locked",
            "teacher_name": "李昕颖", "teacher_title": "", "college_name": "", "quota": 24000, "quota_period": "term",
            "confirmed_by": "王", "locked_at": "2021-01-20T00:00:00Z", "digest": "0" * 64,
        }
    ],
    "workload_lines": [
        {
            "id": 1, "version": 1, "statement_id": 1, "position": 1, "source": "assignment", "source_key": 1,
            "source_part": 0, "corrects_id": None, "title": "动力驱动电机电池技术", "counted_as": "plan",
            "quantity": 6400, "factors": "[]", "reckoning": "64 学时 × 1.06（46 人）= 67.84",
            "standard_hours": 678400, "source_digest": "0" * 64,
        }
    ],
    "workload_quotas": [
        {
            "id": 1, "version": 1, "title": "", "hours": 24000, "per": "term", "effective_from": "2020-2021-1",
            "source": "",
        }
    ],
    "hourly_fees": [
        {"id": 1, "version": 1, "title": "", "amount_fen": 5000, "effective_from": "2020-2021-1", "source": ""}
    ],
    "pay_pools": [
        {"id": 1, "version": 1, "term_id": 1, "approved_fen": 100000, "tilt": 120, "source": ""}
    ],
}  # fmt: skip
