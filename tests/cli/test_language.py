"""The command line speaks the language of the settings or the locale, and programs read the same in each."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli import main
from reader.cli.commands import COMMANDS, module_of
from reader.cli.examples import EXAMPLES
from reader.cli.parsing import parser_for


@pytest.fixture
def indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locale of Indonesia."""
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locale of England."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


LOCALES = ("en_GB.UTF-8", "id_ID.UTF-8")


def _failed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said of a command line that cannot be used; its status is 2."""
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    return capsys.readouterr().err


@pytest.mark.usefixtures("indonesian")
def test_the_help_speaks_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["search", "--help"])
    told = capsys.readouterr().out
    for words in (
        "penggunaan: kutip search",
        "argumen posisi:",
        "pilihan:",
        "tampilkan bantuan ini",
        "KATA",
        "contoh:",
    ):
        assert words in told
    assert "usage:" not in told


@pytest.mark.usefixtures("indonesian")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["search", "--nothing", "a"], "argumen tidak dikenal: --nothing"),
        (["search"], "argumen berikut diperlukan: KATA"),
        (["codes", "--colour", "red"], "argumen --colour: pilihan tidak sah: 'red'"),
        (["search", "a", "--limit"], "argumen --limit: memerlukan satu argumen"),
        (["correct", "1", "x"], "argumen N: nilai int tidak sah: 'x'"),
        (["correct", "1", "1", "--unknown", "--reject"], "tidak boleh bersama argumen --unknown"),
        (["statements", "--since", "soon"], "“soon” bukan tanggal"),
        (["restore"], "salah satu argumen"),
        (["serch"], "tidak ada berkas maupun perintah “serch”"),
    ],
)
def test_complaints_speak_the_language(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    told = _failed(capsys, *arguments)
    assert words in told
    assert "menampilkan cara pakainya" in told
    assert told.count("\n") == 1


@pytest.mark.usefixtures("indonesian")
def test_errors_and_remarks_speak_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--plain", "nowhere.txt"]) == 1
    assert (
        capsys.readouterr().err == "kutip: Berkas tidak ditemukan: Tidak ada berkas “nowhere.txt”; periksa jalurnya.\n"
    )
    assert main(["articles"]) == 0
    assert "pustaka kosong" in capsys.readouterr().err


@pytest.mark.usefixtures("english")
def test_the_setting_goes_before_the_locale(capsys: pytest.CaptureFixture[str], kutip_home: Path) -> None:
    (kutip_home / "config").mkdir(parents=True)
    (kutip_home / "config" / "settings.toml").write_text('language = "id"\n')
    assert main(["articles"]) == 0
    assert "pustaka kosong" in capsys.readouterr().err


@pytest.mark.usefixtures("indonesian")
def test_broken_settings_are_told_in_the_language_of_the_locale(
    capsys: pytest.CaptureFixture[str], kutip_home: Path
) -> None:
    (kutip_home / "config").mkdir(parents=True)
    (kutip_home / "config" / "settings.toml").write_text("mouse = 3\n")
    assert main(["articles"]) == 1
    assert "“mouse” harus true atau false, bukan 3." in capsys.readouterr().err


def test_every_locale_begins_anew(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for locale, words in zip(LOCALES, ("the library is empty", "pustaka kosong"), strict=True):
        monkeypatch.setenv("LC_ALL", locale)
        assert main(["articles"]) == 0
        assert words in capsys.readouterr().err


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("command", ["articles", "statements", "actors", "codes", "quotations"])
def test_programs_read_the_same_in_every_language(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Judul\n\n“Stok cukup sampai akhir tahun ini”, kata Ratna.\n")
    assert main(["add", str(source), "--lang", "id"]) == 0
    capsysbinary.readouterr()
    told = []
    for locale in LOCALES:
        monkeypatch.setenv("LC_ALL", locale)
        assert main([command, "--json"]) == 0
        told.append(capsysbinary.readouterr().out)
    assert told[0] == told[1]


@pytest.mark.usefixtures("engine")
def test_a_failure_in_json_is_english_in_every_language(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for locale in LOCALES:
        monkeypatch.setenv("LC_ALL", locale)
        assert main(["analyze", "nowhere.txt"]) == 1
        assert json.loads(capsysbinary.readouterr().out)["error"]["title"] == "File not found"


@pytest.mark.usefixtures("engine")
@pytest.mark.usefixtures("indonesian")
def test_tables_speak_the_language(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Judul\n\n“Stok cukup sampai akhir tahun ini”, kata Ratna.\n")
    assert main(["add", str(source), "--lang", "id"]) == 0
    assert capsys.readouterr().err.endswith("1 ditambah, 0 berubah, 0 sudah ada.\n")
    assert main(["statements", "--plain"]) == 0
    told = capsys.readouterr().out
    assert "siapa: [b]Ratna[/b]; cara: langsung; isi: Stok cukup" in told
    assert main(["statements"]) == 0
    assert "langsung" in capsys.readouterr().out
    assert main(["read", "--plain", "1"]) == 0
    assert "langsung: Stok cukup sampai akhir tahun ini" in capsys.readouterr().out


@pytest.mark.usefixtures("engine", "indonesian")
def test_who_may_be_meant_is_told_in_the_language(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Judul {name}\n\n“Stok cukup sampai akhir tahun ini”, kata Ratna.\n")
        assert main(["add", str(tmp_path / name), "--lang", "id"]) == 0
    assert main(["actors", "ratna", "--separate", "1", "--called", "Ratna Lain"]) == 0
    capsys.readouterr()
    assert main(["statements", "--actor", "ratna"]) == 1
    assert "Ratna Lain (orang)" in capsys.readouterr().err


@pytest.mark.usefixtures("indonesian")
def test_the_manual_page_speaks_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["man"]) == 0
    told = capsys.readouterr().out
    assert ".SH PERINTAH\n" in told
    assert "\nsearch [\\-h]" in told
    assert "Options" not in told


@pytest.mark.usefixtures("indonesian")
def test_completions_speak_the_language_and_complete_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "zsh"]) == 0
    told = capsys.readouterr().out
    assert "Daftar isi pustaka." in told
    assert "_files" in told


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_fits_eighty_columns_and_ends_with_an_example(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, locale: str, name: str | None
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LC_ALL", locale)
    with pytest.raises(SystemExit, match="0"):
        main(["--help"] if name is None else [name, "--help"])
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if len(line) > 80] == []
    if name is not None:
        assert lines[-1] == f"  {EXAMPLES[name]}"


@pytest.mark.parametrize("name", COMMANDS)
def test_an_example_is_what_its_parser_takes(name: str) -> None:
    command, _, _ = EXAMPLES[name].partition(" | ")
    kutip, said, *arguments = shlex.split(command)
    parser = parser_for(said)
    module_of(said).arguments(parser)
    parser.parse_args(arguments)
    assert (kutip, said) == ("kutip", name)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_version_waits_for_no_text(locale: str) -> None:
    heavy = "'reader.tui', 'reader.settings', 'platformdirs', 'textual', 'spacy', 'rich', 'sqlite3'"
    code = (
        "import sys\nfrom reader.cli import main\ntry:\n    main(['--version'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in ({heavy}) if name in sys.modules], file=sys.stderr)"
    )
    environment = {"LC_ALL": locale, "PATH": ""}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert ran.stderr.strip() == "[]"
