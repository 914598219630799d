"""Where those who have to sit again are registered: a later session of the same certificate and level."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from onex_desktop.domain.exams.sessions import SessionRow
from onex_desktop.gui.pages.exams_session_records import session_choices
from onex_desktop.gui.tokens import L, M, S
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.services import exams
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels
from onex_desktop.wording.formats import count


class ChooseResit(QDialog):
    """Says how many would be registered and asks into which session.

    Attributes:
        sessions: the sessions that come into question.
        register: the button that does it.
    """

    def __init__(self, ctx: AppContext, parent: QWidget, session: SessionRow, waiting: int) -> None:
        super().__init__(parent)
        self.setWindowTitle("补考名单")
        later = [row for row in exams.sessions(ctx) if _is_later(row, session)]
        name = f"{session.certificate}（{labels.LEVELS[session.draft.level]}）"
        words = QLabel(_words(name, session.title, waiting, len(later)))
        words.setWordWrap(True)
        self.sessions = belonging_to(self, ChoiceBox())
        self.sessions.setAccessibleName("报入考次")
        self.sessions.set_choices(session_choices(later))
        self.sessions.setCurrentIndex(0 if later else -1)
        self.register = QPushButton(f"报入 {count(waiting)} 人" if waiting else "报入")
        self.register.setProperty("role", "primary")
        self.register.setDefault(True)
        self.register.setEnabled(bool(waiting and later))
        self.register.clicked.connect(self.accept)
        cancel = QPushButton("取消" if waiting and later else "关闭")
        cancel.clicked.connect(self.reject)
        choice = QHBoxLayout()
        choice.setSpacing(S)
        label = QLabel("报入考次")
        label.setBuddy(self.sessions)
        choice.addWidget(label)
        choice.addWidget(self.sessions, 1)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.register)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(words)
        if waiting and later:
            column.addLayout(choice)
        column.addLayout(foot)
        self.setMinimumWidth(420)

    @property
    def chosen(self) -> int:
        """The key of the session chosen."""
        return int(self.sessions.key() or 0)


def _is_later(row: SessionRow, than: SessionRow) -> bool:
    same = (row.draft.certificate_id, row.draft.level) == (than.draft.certificate_id, than.draft.level)
    order = [(each.draft.year, each.draft.held_from, each.id) for each in (than, row)]
    return same and order[0] < order[1]


def _words(name: str, title: str, waiting: int, later: int) -> str:
    if not waiting:
        return f"{name} {title} 没有需要补考的考生。未通过、缺考、缓考并且之后没有通过的，才列入补考名单。"
    if not later:
        return f"{name} {title} 有 {count(waiting)} 人需要补考，但还没有更晚的考次。先新增同一证书等级的下一个考次。"
    return f"{name} {title} 有 {count(waiting)} 人需要补考：未通过、缺考或缓考，之后也没有通过。一次报入，可以撤销。"
