"""The numbers of the scoring formula: ``rules/profile.toml``, read as data and refused where it contradicts itself."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from rasoat.catalogue import N_, _
from rasoat.errors import ConfigError
from rasoat.method import MethodInfo
from rasoat.report import CriterionInfo, FetchStatus
from rasoat.score.units import SIMILAR
from rasoat.toml_file import parse as parse_toml

NAME = "rules/profile.toml"
_REMEDY = N_("Sửa tệp trọng số theo thông báo trên.")


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of one finding, by severity."""

    error: float
    warning: float
    info: float


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See the comments in ``rules/profile.toml``; shares are parts of 1, margins are points of 100."""

    unmeasured: float
    hint_below: float
    enough_read: int
    template_share: float
    unread: float
    ranked_from: int
    grade_margin: float
    arrow: float
    peers: int
    actions: int
    nothing_to_read: tuple[FetchStatus, ...]


class Grade(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"edge": "from"}):
    """``edge``: the fewest points of this grade."""

    letter: str
    name: str
    edge: float


class Criterion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``units`` says which units it can be judged on: all ("articles") or those with images ("images")."""

    id: str
    title: str
    group: str
    max: float
    tau: float
    units: str = "articles"


class Veto(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    title: str


class ActionGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``scope`` is "article" or "template"; ``minutes`` a place; ``harm`` 1 is what misleads citizens."""

    title: str
    criteria: tuple[str, ...]
    minutes: float
    role: str
    harm: int
    scope: str = "article"


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One version of the formula's numbers."""

    formula: str
    severity: Weights
    limits: Limits
    grade: tuple[Grade, ...]
    criterion: tuple[Criterion, ...]
    veto: tuple[Veto, ...]
    action: tuple[ActionGroup, ...]
    rules: dict[str, str]
    unscored: dict[str, str]

    @property
    def codes(self) -> frozenset[str]:
        """Every rule that the profile knows."""
        return frozenset(self.rules) | frozenset(self.unscored)

    def criterion_of(self, code: str) -> str:
        """Id of the criterion that a rule counts under, "" if it costs no points."""
        target = self.rules.get(code, "")
        return target if any(target == criterion.id for criterion in self.criterion) else ""

    def veto_of(self, code: str) -> str:
        """Id of the veto that a rule can raise, "" if none."""
        target = self.rules.get(code, "")
        return target if any(target == veto.id for veto in self.veto) else ""

    @property
    def criteria(self) -> tuple[CriterionInfo, ...]:
        """For ``Report.criteria``."""
        return tuple(CriterionInfo(c.id, c.title, c.group, c.max, c.tau) for c in self.criterion)

    @property
    def method(self) -> MethodInfo:
        """For ``Report.method``."""
        weights, limits = self.severity, self.limits
        return MethodInfo(
            error=weights.error,
            warning=weights.warning,
            info=weights.info,
            unmeasured=limits.unmeasured,
            hint_below=limits.hint_below,
            template_share=limits.template_share,
            unread=limits.unread,
            ranked_from=limits.ranked_from,
            grade_margin=limits.grade_margin,
            arrow=limits.arrow,
            peers=limits.peers,
            similar=SIMILAR,
            enough_read=limits.enough_read,
            nothing_to_read=limits.nothing_to_read,
            vetoes=tuple(veto.title for veto in self.veto),
            unscored=self.unscored,
        )

    @property
    def texts(self) -> tuple[str, ...]:
        """All that people read of it, each once, for the catalogues."""
        told = [veto.title for veto in self.veto]
        for criterion in self.criterion:
            told += [criterion.title, criterion.group]
        for action in self.action:
            told += [action.title, action.role]
        return tuple(dict.fromkeys([*told, *(grade.name for grade in self.grade), *self.unscored.values()]))

    @property
    def grades(self) -> tuple[tuple[str, str, float], ...]:
        """For ``Report.grades``: letter, name, lower edge; best first."""
        return tuple((grade.letter, grade.name, grade.edge) for grade in self.grade)


@cache
def shipped() -> Profile:
    """The profile that comes with the program."""
    return parse(files("rules").joinpath("profile.toml").read_text("utf-8"), NAME)


def parse(text: str, name: str) -> Profile:
    """A profile from TOML. Raises ConfigError that names the file and what is wrong in it."""
    document = parse_toml(text, name)
    try:
        profile = msgspec.convert(document, Profile)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{name}: {error}", _(_REMEDY)) from error
    fault = _fault(profile)
    if fault:
        raise ConfigError(f"{name}: {fault}", _(_REMEDY))
    return profile


def _fault(profile: Profile) -> str:
    """What contradicts itself, "" if nothing does."""
    criteria = [criterion.id for criterion in profile.criterion]
    targets = criteria + [veto.id for veto in profile.veto]
    if len(set(targets)) != len(targets):
        return _("mã tiêu chí hoặc điểm liệt bị lặp")
    total = sum(criterion.max for criterion in profile.criterion)
    if abs(total - 100) > 1e-9:
        return _("tổng điểm tối đa của các tiêu chí là {total}, phải là 100").format(total=f"{total:g}")
    for criterion in profile.criterion:
        if criterion.tau <= 0 or criterion.max <= 0 or criterion.units not in ("articles", "images"):
            words = _("tiêu chí {id}: max và tau phải lớn hơn 0, units là articles hoặc images")
            return words.format(id=criterion.id)
    edges = [grade.edge for grade in profile.grade]
    if not edges or edges != sorted(edges, reverse=True) or edges[-1] != 0:
        return _("các mức phải xếp từ cao xuống thấp và mức cuối bắt đầu từ 0")
    for code, target in profile.rules.items():
        if target not in targets:
            words = _("quy tắc {code} trỏ tới {target}, không có tiêu chí hoặc điểm liệt nào như vậy")
            return words.format(code=code, target=target)
    if both := sorted(profile.rules.keys() & profile.unscored.keys()):
        return _("quy tắc đứng ở cả hai bảng: {codes}").format(codes=", ".join(both))
    for action in profile.action:
        if not set(action.criteria) <= set(criteria) or action.scope not in ("article", "template"):
            words = _("việc “{title}”: tiêu chí không có, hoặc scope không phải article hay template")
            return words.format(title=action.title)
    return ""
