"""The look of the window: scheme, fonts, palette and icons, owned by one Theme object."""

from __future__ import annotations

import sys
from typing import Final, Literal

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from onex_desktop.gui import icons
from onex_desktop.gui.stylesheet import stylesheet
from onex_desktop.gui.tokens import BODY_PX, DARK, ICON, LIGHT, Tokens, Tone
from onex_desktop.runtime import paths

Scheme = Literal["system", "light", "dark"]

FAMILY: Final = "Noto Sans SC"
RARE_FAMILY: Final = "Noto Sans SC Rare"
"""Characters of names that the family itself lacks."""

FONT_FILES: Final = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "NotoSansSC-Rare.ttf")

_QT_SCHEMES: Final[dict[Scheme, Qt.ColorScheme]] = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """The current tokens and icons; made once by the composition root and passed to who needs it.

    Attributes:
        tokens: The colours in force now; never keep them, read them again after ``changed``.
        scheme: What the user chose; ``system`` follows the desktop.

    Signals:
        changed: The colours are other ones now; widgets that paint or hold icons refresh themselves.
    """

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = "system") -> None:
        super().__init__(app)
        self._app = app
        self._scheme: Scheme = scheme
        self._tokens = LIGHT
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        if sys.platform != "win32":
            app.setStyle("Fusion")
        app.setFont(body_font())
        app.styleHints().colorSchemeChanged.connect(self._refresh)
        self.set_scheme(scheme)

    @property
    def tokens(self) -> Tokens:
        """The colours in force now."""
        return self._tokens

    @property
    def scheme(self) -> Scheme:
        """What the user chose."""
        return self._scheme

    def set_scheme(self, scheme: Scheme) -> None:
        """Change to a scheme at once."""
        self._scheme = scheme
        # Also tells the desktop, so that title bars and stock dialogs go along where Qt can do that.
        self._app.styleHints().setColorScheme(_QT_SCHEMES[scheme])
        self._refresh()

    def icon(self, name: str, tone: Tone = Tone.TEXT, size: int = ICON) -> QIcon:
        """Return the icon in the colour of ``tone``, with a pale form for disabled controls."""
        return self.icon_in(name, self._tokens.of(tone), size)

    def icon_in(self, name: str, colour: str, size: int = ICON) -> QIcon:
        """Return the icon in any colour, for signs on a coloured ground."""
        key = (name, colour, size)
        if key not in self._icons:
            made = QIcon()
            for ratio in sorted({1.0, 2.0, self._app.devicePixelRatio()}):
                made.addPixmap(self.pixmap(name, colour, size, ratio))
                pale = self.pixmap(name, self._tokens.disabled, size, ratio)
                made.addPixmap(pale, QIcon.Mode.Disabled)
            self._icons[key] = made
        return self._icons[key]

    def pixmap(self, name: str, colour: str, size: int = ICON, ratio: float = 1.0) -> QPixmap:
        """Return the icon as a picture for painting; ``ratio`` is the paint device's pixel ratio."""
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = icons.render(name, colour, size, ratio)
        return self._pixmaps[key]

    def _refresh(self) -> None:
        tokens = DARK if self._is_dark() else LIGHT
        if tokens is not self._tokens:
            self._icons.clear()
            self._pixmaps.clear()
        self._tokens = tokens
        self._app.setPalette(palette(tokens))
        self._app.setStyleSheet(stylesheet(tokens))
        self.changed.emit()

    def _is_dark(self) -> bool:
        # A platform without a scheme of its own (offscreen, bare X11) answers Unknown: light then.
        if self._scheme == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._scheme == "dark"


def apply_theme(app: QApplication, scheme: Scheme = "system") -> Theme:
    """Dress the application and return the Theme that keeps it dressed."""
    return Theme(app, scheme)


def load_fonts() -> list[str]:
    """Register the fonts shipped with the program; return the names of those that are missing."""
    missing = []
    for name in FONT_FILES:
        path = paths.resource("fonts", name)
        if not path.is_file() or QFontDatabase.addApplicationFont(str(path)) < 0:
            missing.append(name)
    return missing


def load_translations(app: QApplication) -> bool:
    """Let Qt's own buttons and menus speak Chinese; return whether the catalogue was found."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    found = translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return found and app.installTranslator(translator)


def body_font() -> QFont:
    """Return the font of running text: 13 px with figures of one width, so that columns of numbers align."""
    font = QFont([FAMILY, RARE_FAMILY])
    font.setPixelSize(BODY_PX)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def palette(tokens: Tokens) -> QPalette:
    """Return Qt's palette for a set of tokens."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.ground,
        role.Base: tokens.ground,
        role.AlternateBase: tokens.raised,
        role.Button: tokens.raised,
        role.ToolTipBase: tokens.raised,
        role.WindowText: tokens.text,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.ToolTipText: tokens.text,
        role.BrightText: tokens.danger,
        role.PlaceholderText: tokens.quiet,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.raised,
        role.Midlight: tokens.raised,
        role.Mid: tokens.rule,
        role.Dark: tokens.control_rule,
        role.Shadow: tokens.rule,
    }
    made = QPalette()
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.disabled))
    return made
