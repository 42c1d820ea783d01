"""The sample portals as data: ``portals/*.toml``, one file an agency, one table an article."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

AGENCIES = ("so-giao-thong-do-thi", "so-van-hoa-cong-dong", "phuong-ben-dau", "phuong-hoa-mai")
"""In the order in which they are served."""
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """``body`` is an HTML fragment; ``published`` is local time, None where the page shows no day."""

    id: int
    slug: str
    title: str
    lead: str
    body: str
    section: str
    byline: str = ""
    published: dt.datetime | None = None
    lang: str = ""
    """Language of the page where it is not the portal's."""

    @property
    def weekday(self) -> str:
        """Vietnamese name of the day of publication."""
        return _WEEKDAYS[self.published.weekday()] if self.published else ""

    @property
    def clock(self) -> str:
        """Time of publication on a clock of twelve hours: ``8:05 AM``."""
        if self.published is None:
            return ""
        return f"{self.published.hour % 12 or 12}:{self.published:%M %p}"


@dataclass(frozen=True, slots=True)
class SamplePortal:
    """One agency's portal; ``look`` names the template, ``contact`` the lines of the footer."""

    id: str
    name: str
    group: str
    look: str
    lang: str
    slogan: str
    section: str
    section_slug: str
    contact: tuple[str, ...]
    articles: tuple[SampleArticle, ...]
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """Attachments, served under ``/tep/``."""
    hidden: str = ""
    """HTML that somebody planted in the home page."""
    links: dict[str, str] = field(default_factory=dict)
    """Further links of the menu: text to address."""

    def path(self, article: SampleArticle) -> str:
        """Where an article stands, as this kind of system writes its addresses."""
        if self.look == "liferay":
            return f"/{article.lang or 'vi'}/tin-tuc/-/view_content/{article.id}-{article.slug}.html"
        if self.look == "sharepoint":
            return f"/tin-tuc/Pages/{article.slug}-{article.id}.aspx"
        return f"/tin-tuc/{article.slug}-{article.id}.html"

    @property
    def section_path(self) -> str:
        """The list of all articles."""
        return {"liferay": "/vi/", "sharepoint": "/Pages/", "modern": "/"}[self.look] + (
            self.section_slug + (".aspx" if self.look == "sharepoint" else "")
        )


@cache
def portal(agency_id: str) -> SamplePortal:
    """The portal of one agency; KeyError for an unknown name."""
    if agency_id not in AGENCIES:
        raise KeyError(agency_id)
    text = files("rasoat.samples").joinpath("portals", f"{agency_id}.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    for key in ("contact", "phones", "emails", "files"):
        table[key] = tuple(table.get(key, ()))
    table["articles"] = tuple(SampleArticle(**article) for article in table["articles"])
    return SamplePortal(**table)
