"""What config.yaml may hold, and how it answers to what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.config import Config, ConfigError, load
from tui.config.document import MAX_BYTES
from tui.model import EntityKind, KnownGroup, KnownSpeaker

ROOT = Path(__file__).parents[2]


def parse(tmp_path: Path, text: str | bytes) -> Config:
    file = tmp_path / "config.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(file, environ={}, cwd=tmp_path)


def complaint(tmp_path: Path, text: str | bytes) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        parse(tmp_path, text)
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_full_configuration_becomes_typed_values(tmp_path: Path) -> None:
    config = parse(
        tmp_path,
        """
corpora: [articles, /elsewhere/news.jsonl]
roster:
  speakers:
    - {name: Ada Berg, role: Minister, country: Norway, aliases: [Berg, A. Berg]}
    - {name: Harbour Board, kind: organisation}
  groups:
    - {name: Both, members: [Ada Berg, Harbour Board], phrases: [the two sides]}
theme: ansi
keys: {quit: [q, ctrl+q], search: /, open: ","}
layout: {list_width: 40, sidebar_width: 30, measure: 66, sidebar: no}
confidence: 0.7
""",
    )
    assert config.corpora == (tmp_path / "articles", Path("/elsewhere/news.jsonl"))
    assert config.roster.speakers == (
        KnownSpeaker("Ada Berg", EntityKind.PERSON, "Minister", "Norway", ("Berg", "A. Berg")),
        KnownSpeaker("Harbour Board", EntityKind.ORGANISATION),
    )
    assert config.roster.groups == (
        KnownGroup("Both", ("Ada Berg", "Harbour Board"), ("the two sides",)),
    )
    assert config.theme == "ansi"
    assert dict(config.keys) == {"quit": "q,ctrl+q", "search": "/", "open": "comma"}
    assert (config.layout.list_width, config.layout.measure) == (40, 66)
    assert config.layout.sidebar is False
    assert config.confidence_threshold == 0.7


def test_values_left_empty_are_the_defaults(tmp_path: Path) -> None:
    config = parse(
        tmp_path, "corpora:\nroster:\n  speakers:\nlayout:\n  measure: ~\nconfidence: null"
    )
    assert config == Config(file=tmp_path / "config.yaml", origins=config.origins)


def test_one_corpus_may_stand_without_a_list_and_a_tilde_is_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    assert parse(tmp_path, "corpora: ~/news").corpora == (tmp_path / "me" / "news",)


def test_words_that_yaml_takes_for_values_stay_words(tmp_path: Path) -> None:
    config = parse(
        tmp_path,
        "roster: {speakers: [{name: Ola Dahl, country: NO, aliases: [on, 1, 2024-01-02]}]}",
    )
    known = config.roster.speakers[0]
    assert known.country == "NO"
    assert known.aliases == ("on", "1", "2024-01-02")


@pytest.mark.parametrize(
    ("text", "line", "key", "says"),
    [
        ("theme: dark\ncorporra: [a]", 2, "corporra", "Did you mean 'corpora'?"),
        ("zzz: 1\ntheme: dark", 1, "zzz", "Allowed: corpora, roster, theme"),
        ("theme: neon", 1, "theme", "must be dark, light or ansi, not 'neon'"),
        ("theme: drak", 1, "theme", "Did you mean 'dark'?"),
        ("corporra:\n\n  - a", 1, "corporra", "Did you mean 'corpora'?"),
        ("theme: [dark]", 1, "theme", "must be text, not a list"),
        ("theme: ''", 1, "theme", "must not be empty"),
        ("corpora: {a: b}", 1, "corpora", "must be a list, not a mapping"),
        ("corpora: []", 1, "corpora", "at least one"),
        ("corpora:\n  - a\n  -\n", 3, "corpora[2]", "must be text, not nothing"),
        ("corpora: [~nobody-of-this-name/x]", 1, "corpora[1]", "no home folder"),
        ("roster:\n  speakers:\n    - rol: x", 3, "roster.speakers[1].rol", "Did you mean 'role'?"),
        ("roster:\n  speakers:\n    - role: x", 3, "roster.speakers[1]", "needs a name"),
        (
            "roster:\n  speakers:\n    - name: A\n    - name: A",
            4,
            "roster.speakers[2]",
            "'A' is on the roster already",
        ),
        (
            "roster:\n  speakers: [{name: A, kind: persona}]",
            2,
            "roster.speakers[1].kind",
            "Did you mean 'person'?",
        ),
        (
            "roster:\n  groups:\n    - name: G",
            3,
            "roster.groups[1]",
            "a group needs members",
        ),
        (
            "roster:\n  groups:\n    - {name: G, members: []}",
            3,
            "roster.groups[1].members",
            "at least one member",
        ),
        (
            "roster:\n  groups:\n    - {name: G, members: [Someone]}",
            3,
            "roster.groups[1].members[1]",
            "Add it under roster.speakers.",
        ),
        (
            "roster:\n  speakers: [{name: A B}]\n  groups:\n    - {name: A B, members: [A B]}",
            4,
            "roster.groups[1]",
            "is on the roster already",
        ),
        ("layout: {measure: wide}", 1, "layout.measure", "a number from 40 to 200, not 'wide'"),
        ("layout: {measure: 500}", 1, "layout.measure", "a number from 40 to 200"),
        ("layout: {measure: 70.5}", 1, "layout.measure", "a whole number"),
        ("layout: {measure: .nan}", 1, "layout.measure", "a number from 40 to 200"),
        ("layout: {sidebar: maybe}", 1, "layout.sidebar", "true or false, not 'maybe'"),
        ("layout: 80", 1, "layout", "must be a mapping of keys to values, not text"),
        ("confidence: 2", 1, "confidence", "a number from 0 to 1"),
        ("keys:\n  quit: []", 2, "keys.quit", "at least one key"),
        ("theme: dark\ntheme: light", 2, "theme", "stands here twice, first in line 1"),
        ("theme: !!python/name:os.system x", 1, "theme", "must be text"),
        ("theme: dark\n  - x: [", 2, "", "is not YAML here"),
        ("theme: dark\n---\ntheme: light", 2, "", "is not YAML here"),
    ],
)
def test_an_error_names_line_key_and_what_would_do(
    tmp_path: Path, text: str, line: int, key: str, says: str
) -> None:
    error = complaint(tmp_path, text)
    assert (error.line, error.key) == (line, key)
    assert str(error).startswith(f"{tmp_path / 'config.yaml'}, line {line}: ")
    assert says in str(error)


@pytest.mark.parametrize("member", ["Pevkurr", "berg", "Åda Berg", "Ada Bergh"])
def test_a_member_who_is_not_on_the_roster_names_the_nearest_who_is(
    tmp_path: Path, member: str
) -> None:
    error = complaint(
        tmp_path,
        "roster:\n  speakers: [{name: Hanno Pevkur, aliases: [Pevkur]}, {name: Ada Berg}]\n"
        f"  groups: [{{name: Both, members: [{member}]}}]",
    )
    expected = "Hanno Pevkur" if member == "Pevkurr" else "Ada Berg"
    assert f"Did you mean {expected!r}?" in str(error)


def test_a_file_in_another_encoding_is_named_with_the_line(tmp_path: Path) -> None:
    error = complaint(tmp_path, "theme: dark\n# caf\xe9\n".encode("latin-1"))
    assert (error.line, "UTF-8" in str(error)) == (2, True)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert parse(tmp_path, b"\xef\xbb\xbftheme: light\n").theme == "light"


def test_a_control_character_is_no_yaml_and_reaches_no_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in str(complaint(tmp_path, b"theme: \x1b]0;x\x07"))


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    from tui.config import document

    with pytest.raises(ConfigError, match="cannot be read"):
        document.read(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("#" * (MAX_BYTES + 1), "larger than 2 MB"),
        ("corpora: " + "[" * 5000, "nested deeper than 20"),
        ("a: &a [x]\nb: [" + "*a, " * 60 + "]", "more than 50 aliases"),
        ("a: &a [*a]", "unknown key"),
    ],
    ids=["size", "depth", "aliases", "recursion"],
)
def test_a_file_made_to_exhaust_its_reader_is_refused(tmp_path: Path, text: str, says: str) -> None:
    assert says in str(complaint(tmp_path, text))


def test_the_shipped_configuration_and_the_one_init_writes_are_valid() -> None:
    shipped = load(ROOT / "config.yaml", environ={}, cwd=ROOT)
    assert shipped.corpora == (ROOT / "articles",)
    assert len(shipped.roster.groups[0].members) == 4
    template = ROOT / "tui" / "commands" / "templates" / "config.yaml"
    assert load(template, environ={}, cwd=ROOT).roster.speakers[0].name == "Marta Lindqvist"
