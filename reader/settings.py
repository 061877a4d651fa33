"""The settings file: one TOML file becomes one typed, frozen object.

Every error names the file, the key, and where it can the nearest right one. `change` writes one value back and keeps
the file's comments and order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from reader.errors import SettingsError
from reader.files import write_whole
from reader.phrase import Phrase, system_says

LEAST_WIDTH, MOST_WIDTH = 30, 200
"""Cells in a line of text."""

AUTO_THEME = "auto"
"""The theme that follows the terminal: light on a light page, dark on any other."""


@dataclass(frozen=True)
class ArticleSettings:
    """How the text of an article is set. Table `[article]`."""

    width: int = field(default=76, metadata={"least": LEAST_WIDTH, "most": MOST_WIDTH})
    """The measure: cells in a line of text; a narrower terminal makes it smaller."""
    align: Literal["centre", "left"] = "centre"
    """Where the column of text stands in its pane."""
    justify: bool = False
    """Whether both edges are even."""
    line_spacing: int = field(default=1, metadata={"least": 1, "most": 2})
    """Lines from one line of text to the next."""
    paragraph_spacing: int = field(default=1, metadata={"least": 0, "most": 2})
    """Empty lines between paragraphs."""


@dataclass(frozen=True)
class MarkSettings:
    """What is marked in the text. Table `[marks]`."""

    persons: bool = True
    """Names of persons."""
    organizations: bool = True
    """Names of organisations."""
    places: bool = True
    """Countries, towns and other places."""
    dates: bool = True
    """Dates."""


@dataclass(frozen=True)
class TimelineSettings:
    """The pane of statements. Table `[timeline]`."""

    view: Literal["text", "time", "actor"] = "text"
    """The view that an article opens with."""


@dataclass(frozen=True)
class Settings:
    """Everything that a user can set; `Settings()` is what holds without a file."""

    language: Literal["auto", "en", "id"] = "auto"
    """Language of the interface; auto follows the locale."""
    theme: str = AUTO_THEME
    """Name of a theme: kutip-dark, kutip-light, or any that Textual ships; auto is dark or light as the terminal is."""
    mouse: bool = True
    """Whether the program listens to the mouse; off leaves selecting to the terminal."""
    article: ArticleSettings = ArticleSettings()
    """How the text is set."""
    marks: MarkSettings = MarkSettings()
    """What is marked in it."""
    timeline: TimelineSettings = TimelineSettings()
    """The pane of statements."""
    look_up: str = ""
    """Command that looks a selection up: `{}` stands for the words, which otherwise come on standard input."""
    open_link: str = ""
    """Command that opens an address; empty means the system's own."""
    models: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Language to the name or folder of another spaCy pipeline."""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Id of an action to its keys, with commas between them; see the list of keys in the help."""


class Setting(NamedTuple):
    """One value of the settings file."""

    key: str
    """Its name there: "article.width"."""
    value: bool | int | str
    """What holds now."""
    choices: Sequence[bool | int | str]
    """What it can be; empty for a text."""


def settings_of(settings: Settings) -> Iterator[Setting]:
    """Every single value of the settings; tables of the user's own, such as the keys, are not among them."""
    yield from _settings_in(settings, "")


def _settings_in(part: Any, prefix: str) -> Iterator[Setting]:
    hints = get_type_hints(type(part))
    for item in fields(part):
        value, hint = getattr(part, item.name), hints[item.name]
        if is_dataclass(value):
            yield from _settings_in(value, f"{prefix}{item.name}.")
        elif isinstance(value, bool | int | str):
            yield Setting(prefix + item.name, value, _choices(hint, item.metadata))


def _choices(hint: Any, limits: Mapping[str, int]) -> Sequence[bool | int | str]:
    if hint is bool:
        return (True, False)
    if get_origin(hint) is Literal:
        return get_args(hint)
    return range(limits["least"], limits["most"] + 1) if "least" in limits else ()


def told_in(path: Path) -> frozenset[str]:
    """The names of the single settings that the file at `path` sets. Raises SettingsError as `load` does."""
    import tomllib

    load(path)
    table = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return frozenset(_keys_in(table, ""))


def _keys_in(table: Mapping[str, Any], prefix: str) -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _keys_in(value, f"{prefix}{name}.")
        else:
            yield prefix + name


def load(path: Path) -> Settings:
    """The settings in the file at `path`; the defaults where there is no file. Raises SettingsError."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError("Settings cannot be read", "{path}: {why}.", path=path, why=system_says(error)) from error
    except UnicodeDecodeError as error:
        raise SettingsError("Settings cannot be read", "{path} is not UTF-8; save it as UTF-8.", path=path) from error
    import tomllib  # most people have no settings file, and the first paint waits for this module

    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # wrong TOML, a number of too many digits; nested too deep
        raise SettingsError(
            "Settings cannot be read", "{path} is not valid TOML: {error}.", path=path, error=error
        ) from error
    settings: Settings = _build(Settings, table, path, "")
    return settings


def change(path: Path, key: str, value: Any) -> Settings:
    """Set one value, such as `article.width`, in the file and return the settings that hold then.

    Raises SettingsError.
    """
    import tomllib

    import tomlkit

    load(path)  # a broken file is the user's to mend, not ours to overwrite
    document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    *tables, last = key.split(".")
    place: Any = document
    for name in tables:
        if name not in place:
            place[name] = tomlkit.table()
        place = place[name]
    place[last] = value
    text = tomlkit.dumps(document)
    settings: Settings = _build(Settings, tomllib.loads(text), path, "")
    try:
        write_whole(path, text.encode("utf-8"))
    except OSError as error:
        raise SettingsError("Settings cannot be written", "{path}: {error}.", path=path, error=error) from error
    return settings


def _build(kind: type[Any], table: Mapping[str, Any], path: Path, prefix: str) -> Any:
    """An object of the dataclass `kind` from a TOML table whose keys are its fields."""
    known = {item.name: item for item in fields(kind)}
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for name, value in table.items():
        key = prefix + name
        if name not in known:
            raise SettingsError(
                "Unknown setting",
                "{path}: there is no setting “{key}”{nearest}.",
                path=path,
                key=key,
                nearest=_nearest(name, known),
            )
        values[name] = _value(hints[name], known[name].metadata, value, path, key)
    return kind(**values)


def _value(hint: Any, limits: Mapping[str, Any], value: Any, path: Path, key: str) -> Any:
    """`value` checked against the type of its field and the limits in the field's metadata."""

    def wrong(expected: Phrase) -> SettingsError:
        return SettingsError(
            "Wrong setting",
            "{path}: “{key}” must be {expected}, not {value}.",
            path=path,
            key=key,
            expected=expected,
            value=repr(value),
        )

    if is_dataclass(hint):
        if not isinstance(value, dict):
            raise wrong(Phrase("a table, written [{key}]", key=key))
        return _build(hint if isinstance(hint, type) else type(hint), value, path, key + ".")
    if get_origin(hint) is Literal:
        choices = get_args(hint)
        if value not in choices:
            near = _nearest(str(value), choices)
            most, last = ", ".join(map(repr, choices[:-1])), repr(choices[-1])
            raise wrong(Phrase("{most} or {last}{nearest}", most=most, last=last, nearest=near))
        return value
    if hint is bool:
        if not isinstance(value, bool):
            raise wrong(Phrase("true or false"))
        return value
    if hint is int:
        least, most = limits["least"], limits["most"]
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise wrong(Phrase("a whole number from {least} to {most}", least=least, most=most))
        return value
    if hint is str:
        if not isinstance(value, str):
            raise wrong(Phrase("a text in quotation marks"))
        return value
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise wrong(Phrase("a table of texts, written [{key}]", key=key))
    return MappingProxyType(dict(value))


def _nearest(name: str, names: Any) -> Phrase:
    """The clause that offers the nearest right name, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(name, [str(item) for item in names], n=1)
    return Phrase(" (the nearest is “{name}”)", name=near[0]) if near else Phrase("")
