"""Skill level standards (职业技能等级标准): the tree, reading a published text, comparing two editions."""
