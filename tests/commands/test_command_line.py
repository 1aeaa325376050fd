"""The command line: what it understands, how it ends, and what it tells."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
import pytest
from click.shell_completion import ShellComplete

from tui import __version__, cli, opening
from tui.commandline import application, read
from tui.commands import COMMANDS
from tui.commands.messages import StoppedError
from tui.commands.sources import NAME
from tui.ingest import CorpusError
from tui.library import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.commands.conftest import Outcome
    from tui.config import Config

    Run = Callable[..., Outcome]


def commands() -> Iterator[click.Command]:
    context = click.Context(application)
    yield application
    yield read
    for name in application.list_commands(context):
        command = application.get_command(context, name)
        assert command is not None
        yield command


def test_the_help_begins_with_examples_and_names_every_command(run: Run) -> None:
    outcome = run("--help")
    assert outcome.status == 0
    assert outcome.out.startswith("Examples:\n  onrecord ")
    for name, summary in COMMANDS.items():
        assert f"  {name} " in outcome.out
        assert summary in outcome.out


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_and_option_has_a_help_text(command: click.Command) -> None:
    assert command.help
    assert command is application or "Example" in command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_takes_configuration_library_and_corpus(command: click.Command) -> None:
    assert {"config", "library", "corpus"} <= {parameter.name for parameter in command.params}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_explains_itself_with_an_example(run: Run, name: str) -> None:
    outcome = run(name, "--help")
    assert outcome.status == 0
    assert "Example" in outcome.out
    assert re.search(rf"^  Examples?:\n    .*onrecord {name}\b", outcome.out, re.MULTILINE)


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").out == f"On Record, version {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--fromat", "json"], "onrecord: No such option '--fromat'"),
        (["search"], "onrecord search: Missing argument 'QUERY...'"),
        (["search", "x", "--format", "xml"], "'xml' is not one of 'table', 'json'"),
        (["search", "x", "--limit", "-1"], "onrecord search: Invalid value for '--limit'"),
        (["serch"], "no file or folder 'serch', nor such a command. Did you mean 'search'?"),
        (["no/such/file.txt"], "`onrecord --help` lists the commands."),
        (["--", "quotes"], "no file or folder 'quotes'"),
        (["--config", "absent.yaml", "config"], "--config: does not exist"),
        (["config", "--config", "absent.yaml"], "--config: does not exist"),
        (["completion", "tcsh"], "'tcsh' is not one of 'bash', 'zsh', 'fish'"),
        (["attribute", "absent.jsonl"], "No such file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "-",
)
def test_wrong_usage_is_one_line_on_stderr_and_status_2(
    run: Run, arguments: list[str], says: str
) -> None:
    outcome = run(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert says in outcome.err
    assert outcome.err.count("\n") == 1


def test_an_error_in_the_configuration_is_wrong_usage(run: Run, home: Path) -> None:
    (home / "config.yaml").write_text("theme: neon\n")
    outcome = run("config")
    assert outcome.status == 2
    assert outcome.err.startswith(f"onrecord: {home / 'config.yaml'}, line 1: theme: must be dark")


def test_a_corpus_that_is_not_there_is_wrong_usage_and_names_who_named_it(
    run: Run, home: Path
) -> None:
    (home / "config.yaml").write_text("\n\ncorpora: [nowhere]\n")
    outcome = run("index")
    assert outcome.status == 2
    assert "nowhere" in outcome.err
    assert "config.yaml, line 3" in outcome.err
    assert "from command line" in run("search", "x", "--corpus", "gone").err


@pytest.mark.parametrize("arguments", [[], ["."], ["--corpus", "."], ["--", "."]])
def test_the_reader_without_a_terminal_names_the_commands_that_need_none(
    run: Run, arguments: list[str]
) -> None:
    outcome = run(*arguments)
    assert outcome.status == 2
    assert "needs a terminal" in outcome.err
    assert "onrecord search" in outcome.err


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Config, Path, Path, Path]]:
    """Put a terminal under the command and keep what the reader would have been opened with."""
    import tui.reader.app

    calls: list[tuple[Config, Path, Path, Path]] = []

    def note(config: Config, library: Path, marks: Path, state: Path) -> int:
        calls.append((config, library, marks, state))
        return 0

    monkeypatch.setattr(tui.reader.app, "run", note)
    monkeypatch.setattr(opening, "_has_terminal", lambda: True)
    return calls


def test_the_reader_opens_the_configured_corpora(
    run: Run, corpus: Path, opened: list[tuple[Config, Path, Path, Path]]
) -> None:
    assert run().status == 0
    config, library, marks, state = opened[0]
    assert config.corpora == (corpus,)
    assert library.name.startswith("news-")
    assert marks.name == "marks.sqlite"
    assert state.stem == library.stem


@pytest.mark.parametrize(
    ("arguments", "corpora"),
    [
        (["news", "news/harbour.md"], ["news", "news/harbour.md"]),
        (["./index"], ["index"]),
        (["--", "index"], ["index"]),
        (["news", "--", "index"], ["news", "index"]),
        (["--corpus", "news", "index/"], ["index", "news"]),
        (["index/", "--corpus", "news"], ["index", "news"]),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("corpus")
def test_paths_open_the_reader_even_if_called_like_a_command(
    run: Run,
    home: Path,
    opened: list[tuple[Config, Path, Path, Path]],
    arguments: list[str],
    corpora: list[str],
) -> None:
    (home / "index").mkdir()
    assert run(*arguments).status == 0
    config, library, *_ = opened[0]
    assert config.corpora == tuple(home / name for name in corpora)
    assert library.stem.startswith(Path(corpora[0]).stem)


def test_the_reader_in_an_empty_folder_opens_the_sample_and_says_so(
    run: Run, opened: list[tuple[Config, Path, Path, Path]]
) -> None:
    outcome = run()
    assert outcome.status == 0
    assert "this is the sample" in outcome.err
    assert opened[0][0].corpora[0].name == "articles"


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("qiut: q", "line 2: keys.qiut: there is no command 'qiut'"),
        ("quit: j", "line 2: keys.quit: “j” would be both"),
        ("quit: [q, nokey]", "line 2: keys.quit: there is no key 'nokey'. Write a character"),
    ],
)
@pytest.mark.usefixtures("corpus")
def test_keys_that_cannot_be_used_are_a_wrong_configuration(
    run: Run,
    home: Path,
    opened: list[tuple[Config, Path, Path, Path]],
    keys: str,
    says: str,
) -> None:
    (home / "config.yaml").write_text(f"keys:\n  {keys}\ncorpora: [news]\n")
    outcome = run()
    assert outcome.status == 2
    assert says in outcome.err
    assert not opened


def test_help_after_a_path_is_the_help_of_the_program(run: Run) -> None:
    assert run(".", "--help").out.startswith("Examples:")


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (KeyboardInterrupt(), 130, "Interrupted."),
        (StoppedError("Stopped. Go on later."), 130, "Stopped. Go on later."),
        (OSError(28, "No space left on device"), 1, "No space left on device"),
        (ValueError("odd\x1b]0;x\x07"), 1, "ValueError: odd]0;x. ONRECORD_DEBUG=1 shows where."),
    ],
)
def test_whatever_goes_wrong_is_told_in_a_line_without_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, says: str
) -> None:
    def fail(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr("tui.commands.config.configuration", fail)
    outcome = run("config")
    assert outcome.status == status
    assert says in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_reader_of_stdout_that_leaves_is_no_error(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[bool] = []

    def leave(*_: object) -> NoReturn:
        raise BrokenPipeError

    monkeypatch.setattr("tui.commands.config.configuration", leave)
    monkeypatch.setattr(cli, "_forget_stdout", lambda: forgotten.append(True))
    outcome = run("config")
    assert (outcome.status, outcome.err) == (0, "")
    assert forgotten


@pytest.mark.usefixtures("home")
def test_a_stdout_that_is_closed_wants_no_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert cli.main(["config"]) == 0


def test_what_the_system_refused_is_said_plainly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied", "/news")

    monkeypatch.setattr("tui.commands.config.configuration", refuse)
    assert run("config").err == "onrecord: Permission denied: /news\n"


@pytest.mark.parametrize(
    ("error", "status"), [(CorpusError("no corpus"), 2), (LibraryError("no library"), 1)]
)
def test_what_a_room_says_of_itself_stands_as_it_is(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    def fail(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr("tui.commands.config.configuration", fail)
    outcome = run("config")
    assert (outcome.status, outcome.err) == (status, f"onrecord: {error}\n")


def test_a_bug_shows_where_it_is_to_who_asks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> NoReturn:
        raise ValueError("odd")

    monkeypatch.setattr("tui.commands.config.configuration", fail)
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    with pytest.raises(ValueError, match="odd"):
        run("config")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_that_asks_onrecord(run: Run, shell: str) -> None:
    outcome = run("completion", shell)
    assert outcome.status == 0
    assert f"_ONRECORD_COMPLETE={shell}_complete" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "incomplete", "expected"),
    [
        ([], "s", {"search", "speaker", "speakers", "show", "statements"}),
        ([], "--c", {"--config", "--corpus"}),
        (["search"], "--fo", {"--fold", "--format"}),
        (["quotes", "--format"], "j", {"json", "jsonl"}),
    ],
)
def test_the_tab_key_completes_commands_options_and_values(
    arguments: list[str], incomplete: str, expected: set[str]
) -> None:
    completion = ShellComplete(application, {}, NAME, "_ONRECORD_COMPLETE")
    found = completion.get_completions(arguments, incomplete)
    assert {item.value for item in found} == expected


def test_the_tab_key_completes_a_path_where_no_command_begins_so() -> None:
    completion = ShellComplete(application, {}, NAME, "_ONRECORD_COMPLETE")
    assert [item.type for item in completion.get_completions([], "./n")] == ["file"]


def test_the_shell_is_answered_through_the_variable_of_its_script(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_ONRECORD_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "onrecord do")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert run().out == "plain,doctor\n"


def test_an_empty_folder_searches_the_sample_and_says_so(run: Run) -> None:
    outcome = run("search", "mines", "--format", "json")
    assert outcome.status == 0
    assert json.loads(outcome.out)["total"] > 0
    assert "this is the sample" in outcome.err


@pytest.mark.parametrize("arguments", [["index"], ["search", "harbour"], ["doctor"]])
def test_a_file_that_is_no_library_stays_as_it_is(
    run: Run, corpus: Path, arguments: list[str]
) -> None:
    article = corpus / "harbour.md"
    before = article.read_bytes()
    outcome = run(*arguments, "--library", str(article))
    assert outcome.status == (1 if arguments == ["doctor"] else 2)
    assert "is no library of On Record (from --library)" in outcome.out + outcome.err
    assert article.read_bytes() == before
    assert sorted(path.name for path in corpus.iterdir()) == ["ferries.md", "harbour.md"]
