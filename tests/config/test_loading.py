"""Which configuration is found, and what lies over what."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.config import Config, ConfigError, Flags, Places, load
from tui.config.settings import IN_DOUBT

ROSTER = "roster:\n  speakers:\n    - name: Ada Berg\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a folder with a sample, and room for a user's configuration."""
    (tmp_path / "sample").mkdir()
    (tmp_path / "sample" / "config.yaml").write_text(
        "corpora: [articles]\nroster: {speakers: [{name: Sample Speaker}]}\n"
    )
    (tmp_path / "work").mkdir()
    return tmp_path


def places(home: Path) -> Places:
    return Places(home / "user.yaml", home / "sample" / "config.yaml")


def loaded(home: Path, environ: dict[str, str] | None = None, **named: object) -> Config:
    flags = Flags(**named)  # type: ignore[arg-type]
    return load(environ=environ or {}, cwd=home / "work", places=places(home), flags=flags)


def test_a_file_given_by_the_flag_comes_before_every_other(home: Path) -> None:
    given = home / "given.yaml"
    given.write_text("theme: light\n")
    (home / "named.yaml").write_text("theme: ansi\n")
    environ = {"ONRECORD_CONFIG": str(home / "named.yaml")}
    assert load(given, environ=environ, cwd=home).theme == "light"
    assert load(environ=environ, cwd=home).theme == "ansi"


def test_the_file_in_the_current_folder_comes_before_the_users_own(home: Path) -> None:
    (home / "user.yaml").write_text("theme: light\n")
    assert loaded(home).theme == "light"
    (home / "work" / "config.yaml").write_text("theme: ansi\n")
    assert loaded(home).theme == "ansi"


def test_flags_lie_over_the_environment_and_that_over_the_file(home: Path) -> None:
    (home / "work" / "config.yaml").write_text("corpora: [from-file]\ntheme: light\n")
    environ = {
        "ONRECORD_CORPUS": os.pathsep.join(["one", "/two"]),
        "ONRECORD_LIBRARY": "by-variable.sqlite",
        "ONRECORD_THEME": "dark",
    }
    work = home / "work"
    assert loaded(home).corpora == (work / "from-file",)

    config = loaded(home, environ)
    assert config.corpora == (work / "one", Path("/two"))
    assert config.library == work / "by-variable.sqlite"
    assert config.theme == "dark"
    assert str(config.origin("corpora")) == "ONRECORD_CORPUS"

    config = loaded(home, environ, corpora=(Path("flag"),), library=Path("by-flag.sqlite"))
    assert config.corpora == (work / "flag",)
    assert config.library == work / "by-flag.sqlite"
    assert str(config.origin("corpora")) == "command line"


def test_without_any_corpus_the_sample_is_shown_and_said_so(home: Path) -> None:
    config = loaded(home)
    assert config.corpora == (home / "sample" / "articles",)
    assert [known.name for known in config.roster.speakers] == ["Sample Speaker"]
    assert any("sample" in note for note in config.notes)


def test_a_corpus_of_your_own_brings_neither_the_samples_roster_nor_its_note(home: Path) -> None:
    config = loaded(home, corpora=(Path("mine"),))
    assert config.roster.speakers == ()
    assert config.notes == ()


def test_the_sample_keeps_a_roster_of_the_users(home: Path) -> None:
    (home / "user.yaml").write_text(ROSTER)
    config = loaded(home)
    assert [known.name for known in config.roster.speakers] == ["Ada Berg"]
    assert config.corpora == (home / "sample" / "articles",)


@pytest.mark.parametrize(
    "text",
    ["services:\n  web: {image: nginx}\n", "name: {{ template }}\n\tbroken", "- a\n- b\n", ""],
    ids=["another program's", "a template", "a list", "empty"],
)
def test_another_programs_config_yaml_is_left_alone_and_mentioned(home: Path, text: str) -> None:
    (home / "work" / "config.yaml").write_text(text)
    (home / "user.yaml").write_text("theme: light\n")
    config = loaded(home)
    assert config.theme == "light"
    assert any("left alone" in note for note in config.notes)


@pytest.mark.parametrize("text", ["corpra: [articles]\n", "theme: dark\nsize: 3\n", "theme: [\n"])
def test_a_config_yaml_that_means_us_is_not_left_alone(home: Path, text: str) -> None:
    (home / "work" / "config.yaml").write_text(text)
    with pytest.raises(ConfigError):
        loaded(home)


def test_a_file_that_is_named_and_not_there_is_an_error(home: Path) -> None:
    with pytest.raises(ConfigError, match="--config: does not exist"):
        load(Path("absent.yaml"), environ={}, cwd=home)
    with pytest.raises(ConfigError, match="ONRECORD_CONFIG: is no file"):
        load(environ={"ONRECORD_CONFIG": str(home)}, cwd=home)


def test_a_theme_in_the_environment_must_be_one(home: Path) -> None:
    with pytest.raises(ConfigError, match=r"ONRECORD_THEME: is 'neon'.*dark, light, ansi"):
        loaded(home, {"ONRECORD_THEME": "neon"})


@pytest.mark.parametrize("variable", ["ONRECORD_CONFIG", "ONRECORD_CORPUS", "ONRECORD_LIBRARY"])
def test_a_variable_with_the_home_of_nobody_is_named(home: Path, variable: str) -> None:
    with pytest.raises(ConfigError, match=f"{variable}: has no home folder for '~nobody-here/x'"):
        loaded(home, {variable: "~nobody-here/x"})


def test_every_value_knows_its_file_and_line(home: Path) -> None:
    file = home / "work" / "config.yaml"
    file.write_text("# mine\ntheme: light\nlayout:\n  measure: 72\nkeys:\n  quit: [q, ctrl+q]\n")
    config = loaded(home)
    assert str(config.origin("theme")) == f"{file}, line 2"
    assert config.origin("layout.measure").line == 4
    assert config.origin("keys.quit").line == 6
    assert str(config.origin("confidence")) == "default"


def test_an_empty_file_that_is_asked_for_is_a_configuration_of_defaults(home: Path) -> None:
    (home / "empty.yaml").write_text("# nothing yet\n")
    assert load(home / "empty.yaml", environ={}, cwd=home).theme == Config().theme


def test_a_key_for_a_command_that_does_not_exist_names_line_and_nearest(home: Path) -> None:
    file = home / "work" / "config.yaml"
    file.write_text("keys:\n  next_hit: N\n  next_quotaton: ']'\n")
    config = loaded(home)
    with pytest.raises(ConfigError) as caught:
        config.check_commands(frozenset({"next_hit", "next_quotation"}))
    assert caught.value.line == 3
    assert "Did you mean 'next_quotation'?" in str(caught.value)
    config.check_commands(frozenset({"next_hit", "next_quotaton"}))


def test_fewer_than_two_in_three_are_in_doubt_where_none_is_configured(home: Path) -> None:
    (home / "work" / "config.yaml").write_text("confidence: null\n", encoding="utf-8")
    config = load(None, environ={}, cwd=home / "work")
    assert config.confidence_threshold == IN_DOUBT
