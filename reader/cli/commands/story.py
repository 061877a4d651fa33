"""`kutip story`: the articles that tell of one event; side by side who is quoted in which, and what only one has."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date

from reader.cli.commands import FAILED
from reader.cli.language import say
from reader.cli.library import article_id, card_to_json, open_library
from reader.cli.listing import Column, print_list
from reader.cli.output import print_csv, print_json
from reader.cli.remarks import remark
from reader.cli.staleness import tell_stale
from reader.library.stories import SideBySide, Story, StoryStatement


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip story` takes."""
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        nargs="?",
        help="number in `kutip articles`, or source: the story that it tells; none: the list of stories",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object; without ARTICLE one a line")
    form.add_argument("--csv", action="store_true", help="a table for spreadsheets")
    form.add_argument("--plain", action="store_true", help="a line for each row, for pipes and screen readers")


def run(options: argparse.Namespace) -> int:
    """Print the stories, or one; status 1 where an article tells of an event that no other one tells of."""
    with open_library() as library:
        if options.article is None:
            stories = library.stories.all()
            tell_stale(library)
            _print_stories(stories, options)
            return 0
        story = library.stories.of(article_id(library, options.article))
        if story is None:
            remark("no other article in the library tells of the same event.")
            return FAILED
        full = library.stories.side_by_side(story)
    if options.json:
        print_json(story_to_json(full), indent=2)
    elif options.csv:
        head = ("day", "who", "how", "what", "told_by", "lone", "article", "outlet", "title")
        print_csv(head, [row for one in full.statements for row in _csv_rows(one, full.story)])
    else:
        _print_story(full, plain=options.plain)
    return 0


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _span(story: Story) -> str:
    first, last = story.days
    return _day(first) if first == last else f"{_day(first)} – {_day(last)}"


def _print_stories(stories: Sequence[Story], options: argparse.Namespace) -> None:
    if options.json:
        for story in stories:
            print_json({"articles": [_article(story, number) for number in range(len(story.articles))]})
        return
    if options.csv:
        rows = [
            (number, one.id, one.outlet, _day(one.day), one.name, one.statements)
            for number, story in enumerate(stories, start=1)
            for one in story.articles
        ]
        print_csv(("story", "article", "outlet", "day", "title", "statements"), rows)
        return
    if not stories:
        remark("no two articles in the library tell of the same event.")
        return
    print_list(
        (
            Column("#", right=True),
            Column("articles", right=True),
            Column("days", width=10),
            Column("outlets", share=2),
            Column("first article", share=5),
        ),
        [
            (
                str(story.ids[0]),
                str(len(story.articles)),
                _span(story),
                ", ".join(story.outlets),
                story.articles[0].name,
            )
            for story in stories
        ],
        plain=options.plain,
    )


def _article(story: Story, number: int) -> dict[str, object]:
    one = story.articles[number]
    return {**one._asdict(), "day": one.day.isoformat() if one.day else None}


def story_to_json(full: SideBySide) -> dict[str, object]:
    """A story as a JSON object."""
    ids = full.story.ids
    return {
        "articles": [_article(full.story, number) for number in range(len(ids))],
        "actors": [
            {
                "key": one.key,
                "name": one.name,
                "statements": {str(article): count for article, count in zip(ids, one.counts, strict=True) if count},
            }
            for one in full.actors
        ],
        "statements": [
            {"told_by": list(one.tellers), "lone": one.lone, "statements": [card_to_json(card) for card in one.cards]}
            for one in full.statements
        ],
    }


def _csv_rows(one: StoryStatement, story: Story) -> list[tuple[object, ...]]:
    """A row for each article that has the statement."""
    articles = {article.id: article for article in story.articles}
    return [
        (
            _day(card.day),
            card.speaker or "",
            card.kind.value,
            card.text,
            "; ".join(one.tellers),
            "yes" if one.lone else "",
            card.article_id,
            articles[card.article_id].outlet,
            card.title,
        )
        for card in one.cards
    ]


def _print_story(full: SideBySide, *, plain: bool) -> None:
    """The articles, who speaks in which, and what is said, in order of time; `*` marks what only one has."""
    articles = full.story.articles
    print_list(
        (Column("#", right=True), Column("day", width=10), Column("outlet", share=2), Column("article", share=6)),
        [(str(one.id), _day(one.day), one.outlet, one.name) for one in articles],
        plain=plain,
    )
    print()
    print_list(
        (Column("who", share=1), *(Column(f"#{one.id}", right=True, foreign=True) for one in articles)),
        [(one.name, *(str(count) if count else "" if plain else "·" for count in one.counts)) for one in full.actors],
        plain=plain,
    )
    print()
    print_list(
        (
            Column("when", width=10),
            Column("who", share=3),
            Column("what", share=8),
            Column("", width=1) if not plain else Column("only"),
            Column("told by", share=3),
        ),
        [
            (
                _day(one.cards[0].day),
                one.cards[0].speaker or say("? unknown"),
                one.cards[0].text,
                (say("yes") if plain else "*") if one.lone else "",
                ", ".join(one.tellers),
            )
            for one in full.statements
        ],
        plain=plain,
    )
    if not plain:
        print(say("* only one has it"))
