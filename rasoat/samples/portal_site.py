"""All pages of a sample portal, rendered; and the language switch that makes addresses without end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rasoat.samples.portal_data import SamplePortal, portal

if TYPE_CHECKING:
    from jinja2 import Environment

HTML = "text/html; charset=utf-8"
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "svg": "image/svg+xml",
}
_SWITCHED = re.compile(r"(?P<page>.+\.html)(?P<tail>(?:/(?:vi|en))+)/?")
CLOSED = "/quan-tri/"
"""The folder that robots.txt closes."""
PRINT = "?_101_viewMode=print"
PORTLET = "?p_p_id=101_INSTANCE_tin&p_p_lifecycle=0"


@dataclass(frozen=True, slots=True)
class Response:
    """What the server answers."""

    body: bytes
    type: str = HTML
    status: int = 200


def pages(agency_id: str, base: str) -> dict[str, Response]:
    """Path (with its query) to answer; ``base`` is the origin without a slash, ``http://127.0.0.1:8870``."""
    return dict(_all(portal(agency_id), base))


def answer(known: dict[str, Response], target: str) -> Response:
    """The page for a request target; a page whose language switch was followed switches again, one step deeper."""
    path = target.partition("?")[0]
    found = known.get(target) or known.get(path)
    if found is not None:
        return found
    switched = _SWITCHED.fullmatch(path)
    page = known.get(switched["page"]) if switched else None
    if switched is None or page is None or b'class="ngon-ngu"' not in page.body:
        return Response(_render("missing.html", path=path), status=404)
    deeper = page.body.decode().replace(f'href="{switched["page"]}/', f'href="{path.rstrip("/")}/')
    return Response(deeper.encode())


def file_bytes(name: str) -> bytes:
    """An image or attachment of the samples."""
    return files("rasoat.samples").joinpath("files", name).read_bytes()


def _all(site: SamplePortal, base: str) -> Iterator[tuple[str, Response]]:
    look = f"{site.look}.html"
    shared: dict[str, Any] = {"site": site, "base": base, "closed": CLOSED, "portlet": PORTLET, "viewmode": PRINT}
    yield "/", _page(look, shared, page="home")
    yield site.section_path, _page(look, shared, page="list")
    paths = ["/", site.section_path]
    for article in site.articles:
        path = site.path(article)
        paths.append(path)
        yield path, _page(look, shared, page="article", article=article, path=path)
        if site.look == "liferay":
            pop_up = path.replace("/view_content/", "/view_content/pop_up/") + PRINT
            yield pop_up, _page(look, shared, page="print", article=article, path=path)
    if site.look == "liferay":
        yield site.section_path + PORTLET, _page(look, shared, page="list")
        yield "/vi/tra-cuu-ho-so", Response(_render("tomcat.html", path="/vi/tra-cuu-ho-so"))
        yield "/dang-nhap", _page("login.html", shared)
    if site.id == "phuong-ben-dau":
        yield "/thong-ke-truy-cap", Response(_render("failing.html"), status=500)
    yield CLOSED, _page("login.html", shared)
    for picture in ("ben-song.svg", "tau-buyt.svg"):
        yield f"/anh/{picture}", Response(file_bytes(picture), _TYPES["svg"])
    for name in site.files:
        paths.append(f"/tep/{name}")
        yield f"/tep/{name}", Response(file_bytes(name), _TYPES[name.rpartition(".")[2]])
    robots = f"User-agent: *\nDisallow: {CLOSED}\nSitemap: {base}/sitemap.xml\n"
    yield "/robots.txt", Response(robots.encode(), "text/plain; charset=utf-8")
    yield "/sitemap.xml", Response(_render("sitemap.xml", base=base, paths=paths), "application/xml")


def _page(template: str, shared: dict[str, Any], **values: Any) -> Response:
    return Response(_render(template, **shared, **values))


def _render(template: str, **values: Any) -> bytes:
    return _environment().get_template(template).render(**values).encode()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("rasoat.samples"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
