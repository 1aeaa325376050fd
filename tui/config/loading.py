"""Find the configuration and lay flags over the environment over the file over the defaults."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.clean import clean_line
from tui.config.errors import ConfigError, nearest
from tui.config.settings import THEMES, Config, Origin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.config.document import Entry

KEYS = ("corpora", "roster", "theme", "keys", "layout", "confidence")
_NO_CONFIGURATION = (
    "No corpus is configured: this is the sample. `onrecord FOLDER` opens your own articles, "
    "`onrecord init` writes a config.yaml to start from."
)


@dataclass(frozen=True, slots=True)
class Flags:
    """What the command line gave in place of the configuration's values."""

    corpora: tuple[Path, ...] = ()
    library: Path | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Files that are looked at when nothing nearer is found."""

    user: Path | None = None
    sample: Path | None = None


def load(
    path: Path | None = None,
    *,
    environ: Mapping[str, str],
    cwd: Path,
    places: Places = Places(),
    flags: Flags = Flags(),
) -> Config:
    """Return the configuration in force.

    The file is ``path`` (the flag), else ``ONRECORD_CONFIG``, else ``config.yaml`` in ``cwd``, else
    the user's; without any corpus, that of the sample. Raises ``ConfigError``.
    """
    config = _from_file(path, environ, cwd, places)
    config = _under_environment(config, environ, cwd)
    origins = dict(config.origins)
    if flags.corpora:
        config = replace(config, corpora=tuple(cwd / corpus for corpus in flags.corpora))
        origins["corpora"] = Origin("command line")
    if flags.library is not None:
        config = replace(config, library=cwd / flags.library)
        origins["library"] = Origin("--library")
    config = replace(config, origins=MappingProxyType(origins))
    if not config.corpora and places.sample is not None:
        return _with_sample(config, places.sample)
    return config


def _from_file(path: Path | None, environ: Mapping[str, str], cwd: Path, places: Places) -> Config:
    named = environ.get("ONRECORD_CONFIG", "")
    if path is not None:
        return _parse(_existing(cwd / path, "--config"))
    if named:
        return _parse(_existing(cwd / _expanded(named, "ONRECORD_CONFIG"), "ONRECORD_CONFIG"))
    notes: tuple[str, ...] = ()
    here = cwd / "config.yaml"
    if here.is_file():
        if not _is_foreign(here):
            return _parse(here)
        notes = (
            f"{here} has none of On Record's keys and was left alone (--config reads it anyway).",
        )
    if places.user is not None and places.user.is_file():
        return replace(_parse(places.user), notes=notes)
    return Config(notes=notes)


def _existing(file: Path, named_by: str) -> Path:
    if not file.is_file():
        what = "is no file" if file.exists() else "does not exist"
        raise ConfigError(file, None, named_by, what, "`onrecord init` writes one to start from.")
    return file


def _is_foreign(file: Path) -> bool:
    """Tell whether another program's file happens to bear our name: it has no key of ours."""
    from tui.config import document  # noqa: PLC0415 - brings the YAML parser

    try:
        entry = document.read(file)
        names = [] if entry is None else [name for name, _ in entry.pairs()]
    except ConfigError:
        lines = file.read_bytes()[: document.MAX_BYTES].decode("utf-8", "replace").splitlines()
        names = [line.partition(":")[0].strip() for line in lines if not line.startswith(" ")]
    return not any(name in KEYS or "Did you mean" in nearest(name, KEYS) for name in names)


def _parse(file: Path) -> Config:
    from tui.config import document, sections  # noqa: PLC0415 - bring the YAML parser

    entry = document.read(file)
    if entry is None:
        return Config(file=file)
    fields = entry.fields(KEYS)
    config = Config(file=file)
    if "corpora" in fields:
        config = replace(config, corpora=sections.corpora(fields["corpora"]))
    if "roster" in fields:
        config = replace(config, roster=sections.roster(fields["roster"]))
    if "theme" in fields:
        config = replace(config, theme=fields["theme"].choice(THEMES))
    if "keys" in fields:
        config = replace(config, keys=MappingProxyType(sections.keys(fields["keys"])))
    if "layout" in fields:
        config = replace(config, layout=sections.layout(fields["layout"]))
    if "confidence" in fields:
        config = replace(config, confidence_threshold=fields["confidence"].number(0, 1))
    return replace(config, origins=MappingProxyType(_origins(fields)))


def _origins(fields: Mapping[str, Entry]) -> dict[str, Origin]:
    """Return where each key stands; below a mapping, also where each of its keys does."""
    found: dict[str, Origin] = {}
    for name, entry in fields.items():
        found[name] = Origin(str(entry.file), entry.line)
        if name in ("roster", "keys", "layout"):
            found |= {below.key: Origin(str(entry.file), below.line) for _, below in entry.pairs()}
    return found


def _under_environment(config: Config, environ: Mapping[str, str], cwd: Path) -> Config:
    origins = dict(config.origins)
    if corpora := environ.get("ONRECORD_CORPUS", ""):
        parts = [part for part in corpora.split(os.pathsep) if part]
        paths = tuple(cwd / _expanded(part, "ONRECORD_CORPUS") for part in parts)
        config = replace(config, corpora=paths)
        origins["corpora"] = Origin("ONRECORD_CORPUS")
    if library := environ.get("ONRECORD_LIBRARY", ""):
        config = replace(config, library=cwd / _expanded(library, "ONRECORD_LIBRARY"))
        origins["library"] = Origin("ONRECORD_LIBRARY")
    if theme := environ.get("ONRECORD_THEME", ""):
        if theme not in THEMES:
            allowed = f"Allowed: {', '.join(THEMES)}."
            problem = f"is {clean_line(theme)!r}, which is no theme"
            raise ConfigError(None, None, "ONRECORD_THEME", problem, allowed)
        config = replace(config, theme=theme)
        origins["theme"] = Origin("ONRECORD_THEME")
    return replace(config, origins=MappingProxyType(origins))


def _expanded(words: str, variable: str) -> Path:
    """Return the path that an environment variable holds, with a leading ``~`` resolved."""
    try:
        return Path(words).expanduser()
    except RuntimeError as error:
        problem = f"has no home folder for {clean_line(words)!r}"
        raise ConfigError(None, None, variable, problem) from error


def _with_sample(config: Config, sample: Path) -> Config:
    """Return ``config`` on the sample's articles, and with its roster where it has none."""
    shown = _parse(sample)
    origins = {**config.origins, "corpora": Origin("the sample")}
    roster = config.roster
    if "roster" not in config.origins:
        roster = shown.roster
        origins["roster"] = Origin("the sample")
    return replace(
        config,
        corpora=shown.corpora,
        roster=roster,
        origins=MappingProxyType(origins),
        notes=(*config.notes, _NO_CONFIGURATION),
    )
