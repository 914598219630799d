"""What pages out of sight have not been told yet: each is told when it is looked at, and not before."""

from __future__ import annotations

from collections.abc import Iterable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from onex_desktop.domain.changes import Changed
    from onex_desktop.gui.context_bar import Context
    from onex_desktop.gui.pages.page import Page


class Unread:
    """Keeps for each page what happened while another was on show.

    Ten pages that all read anew after every cell that is typed keep the hands waiting for what nobody sees.
    """

    def __init__(self) -> None:
        self._changes: dict[Page, Changed] = {}
        self._contexts: dict[Page, Context] = {}

    def forget(self) -> None:
        """Keep nothing: the pages are gone."""
        self._changes.clear()
        self._contexts.clear()

    def change(self, pages: Iterable[Page], shown: Page | None, changed: Changed) -> None:
        """Tell the page on show of a change, if it concerns it, and keep it for the others."""
        for page in pages:
            if changed.topics & page.topics:
                before = self._changes.get(page)
                self._changes[page] = changed if before is None else before.then(changed)
        if shown is not None:
            self.tell(shown)

    def choose(self, pages: Iterable[Page], shown: Page | None, context: Context) -> None:
        """Tell the page on show what the context bar chooses, and keep it for the others."""
        self._contexts.update(dict.fromkeys(pages, context))
        if shown is not None:
            self.tell(shown)

    def tell(self, page: Page) -> None:
        """Tell a page all that it has not been told."""
        context, changed = self._contexts.pop(page, None), self._changes.pop(page, None)
        if context is not None:
            page.set_context(context)
        if changed is not None:
            page.reload(changed)
