"""Where a pasted standard goes: certificate, edition, level and module."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from onex_desktop.domain.standards.tree import Section, StandardDraft, StandardRow
from onex_desktop.domain.values import Level
from onex_desktop.gui.pages.standards_bar import WHOLE
from onex_desktop.gui.pages.standards_records import EDITION_HINT
from onex_desktop.gui.tokens import S
from onex_desktop.gui.widgets.choice_box import fitted_box
from onex_desktop.services import catalogue
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import LEVELS


class PasteTarget(QWidget):
    """A line of choices; the level holds only while the text names none.

    Signals:
        level_changed: Another level was chosen.
        changed: Another certificate, edition or module.
    """

    level_changed = Signal()
    changed = Signal()

    def __init__(self, ctx: AppContext, row: StandardRow | None, section: Section) -> None:
        super().__init__()
        self._ctx = ctx
        self.certificate, self.level, self.module = (
            fitted_box("证书", 260),
            fitted_box("等级", 120),
            fitted_box("证书模块", 240),
        )
        self.edition = QLineEdit("" if row is None else row.draft.edition)
        self.edition.setPlaceholderText(EDITION_HINT)
        self.edition.setAccessibleName("版本")
        self.edition.setMaximumWidth(160)
        self._module_label = _quiet("模块")
        names = [(str(each.id), each.draft.name) for each in catalogue.certificates(ctx)]
        self.certificate.set_choices(names)
        self.certificate.set_key(str(row.draft.certificate_id) if row else names[0][0] if names else "")
        self.level.set_choices([(level.value, LEVELS[level]) for level in Level])
        self.level.set_key(section.level.value)
        self.level.setToolTip("文字里写明“表2 中级”等标题时，以标题为准")
        self._fill_modules()
        self.module.set_key(str(section.module_id or WHOLE))
        self._lay_out()
        self.level.activated.connect(lambda _: self.level_changed.emit())
        self.certificate.activated.connect(lambda _: self._fill_modules())
        for signal in (self.certificate.activated, self.module.activated, self.edition.textChanged):
            signal.connect(lambda _: self.changed.emit())

    def draft(self) -> StandardDraft:
        """Return the edition that is meant."""
        return StandardDraft(int(self.certificate.key() or 0), self.edition.text().strip())

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be given, each as an act in words."""
        wanted = (("选择证书", self.certificate.key()), ("填写版本", self.edition.text().strip()))
        return tuple(act for act, given in wanted if not given)

    @property
    def chosen_level(self) -> Level:
        """The level of what stands before the first heading of a level."""
        return Level(self.level.key() or Level.ELEMENTARY)

    @property
    def module_id(self) -> int | None:
        """The certificate module, None for none."""
        key = self.module.key()
        return int(key) if key not in ("", WHOLE) else None

    def _fill_modules(self) -> None:
        modules = catalogue.modules(self._ctx, int(self.certificate.key() or 0))
        titles = [(str(each.id), f"{each.draft.code} {each.draft.name}") for each in modules]
        self.module.set_choices([(WHOLE, "不分模块"), *titles])
        if not self.module.key():
            self.module.set_key(WHOLE)
        for part in (self.module, self._module_label):
            part.setVisible(bool(modules))

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        for title, box in (("证书", self.certificate), ("版本", self.edition), ("等级", self.level)):
            label = _quiet(title)
            label.setBuddy(box)
            for part in (label, box):
                line.addWidget(part)
            line.addSpacing(S)
        line.addWidget(self._module_label)
        line.addWidget(self.module)
        line.addStretch()


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("tone", "quiet")
    return label
