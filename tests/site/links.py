"""Read the links out of the built pages, and find those that lead nowhere."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADED = {("img", "src"), ("script", "src"), ("link", "href"), ("source", "src"), ("iframe", "src")}


@dataclass
class Links(HTMLParser):
    """The targets a page offers, the addresses it names, and those that it loads by itself."""

    ids: set[str] = field(default_factory=set)
    named: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("id", "name") and value:
                self.ids.add(value)
            elif (tag, name) in LOADED and value:
                self.loaded.append(value)
            elif (tag, name) == ("a", "href") and value:
                self.named.append(value)


def read(path: Path) -> Links:
    """Read the links of one page."""
    links = Links()
    links.feed(path.read_text(encoding="utf-8"))
    return links


def is_foreign(link: str) -> bool:
    """Tell whether a link leaves the site."""
    parts = urlsplit(link)
    return bool(parts.netloc) or parts.scheme not in ("", "data")


def dead_links(site: Path) -> list[str]:
    """List the links within the site whose file or place in a file does not exist."""
    pages = {path.resolve(): read(path) for path in sorted(site.rglob("*.html"))}
    dead = []
    for path, links in pages.items():
        for link in {*links.named, *links.loaded}:
            parts = urlsplit(link)
            if is_foreign(link) or parts.scheme == "data":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            wanted = unquote(parts.fragment).split("?")[0]  # behind it: an exploration's state
            found = pages[target].ids if target in pages else {wanted}
            if not target.exists() or (wanted and wanted not in found):
                dead.append(f"{path.relative_to(site.resolve())}: {link}")
    return sorted(dead)
