"""A page shown inside a notebook: in a frame of its own, with no network and no server."""

from __future__ import annotations

import html
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Inline:
    """A whole HTML page that notebooks show as a frame, ``height`` CSS pixels high.

    The frame is sandboxed: the page's scripts run, but can't reach the notebook around it.

    >>> Inline("<p>Hello</p>", "one article", 300)
    <Inline: one article>
    """

    page: str
    title: str
    height: int

    def __repr__(self) -> str:
        return f"<Inline: {self.title}>"

    def _repr_html_(self) -> str:
        return (
            '<iframe sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"'
            f' title="{html.escape(self.title)}" srcdoc="{html.escape(self.page)}"'
            f' style="width:100%;height:{self.height}px;border:1px solid #888"></iframe>'
        )
