"""What stands beside an article's words on a page: boxes that come up later, buttons, topics, captions."""

from __future__ import annotations

import pytest

from reader.intake import read
from reader.model import Article

PARAGRAPHS = (
    "The harbour of Eastport will be deepened by two metres before the winter, mayor Ada Lindqvist said on Tuesday.",
    "“Our fishermen have waited for this for nine years,” Lindqvist told the council in the old customs house.",
    "The council voted for the plan by eleven to four, with the members from the northern islands against it.",
    "Work is to begin in September and will close the eastern quay for some six weeks, the plan says.",
)
ADDRESS = "<link rel='canonical' href='https://www.eastport.example/harbour-to-be-deepened'>"


def _article(middle: str) -> Article:
    first, second, third, fourth = (f"<p>{words}</p>" for words in PARAGRAPHS)
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour to be deepened</title>{ADDRESS}'
        f"</head><body><article><h1>Harbour to be deepened</h1>{first}{second}{middle}{third}{fourth}</article></body>"
    )
    return read("-", stdin=page.encode())


@pytest.mark.parametrize(
    "beside",
    [
        "<div class='recentNews'><h4>Eastport headlines</h4><ul><li>Seal pup found</li></ul></div>",
        "<div class='last_news_list'><p>Seal pup found on the beach.</p></div>",
        "<p class='estimated-read-time'>Tiempo de lectura: <small>Seal 2</small></p>",
        "<div class='commerce-disclosure'>Seal & Co pays us for what you order.</div>",
        "<div class='slideShow'><p>Seal pup on the beach, as the visitors of the harbour saw it on Sunday.</p></div>",
        "<a href='https://eastport.example/promos/plus'>Seal Plus brings all you need for the price of a coffee.</a>",
        "<h6><a href='/tag/seals/'>Seals</a></h6>",
        "<p>[button link=”/seal” type=”big”] Adopt a Seal[/button]</p>",
        "<p>Leggi anche: Seal pup found</p>",
    ],
)
def test_what_the_page_says_of_itself_and_of_others_is_left_out(beside: str) -> None:
    text = _article(beside).text
    assert "Seal" not in text
    assert all(words in text for words in PARAGRAPHS)


@pytest.mark.parametrize(
    "later",
    [
        "<span class='rollover-block'><a href='/p/1'>Ada M. Lindqvist</a><a href='/n/2'>Mayor doubles fee</a></span>",
        "<span class='tooltiptext'>Mayor doubles fee</span>",
        "<span role='tooltip'>Mayor doubles fee</span>",
    ],
)
def test_a_box_that_comes_up_under_the_pointer_is_not_glued_to_the_name(later: str) -> None:
    middle = f"<p>Her rival <span class='rollover-people'><a href='/p/3'>Olof Berg</a>{later}</span> was absent.</p>"
    assert "Her rival Olof Berg was absent." in _article(middle).text


def test_a_button_inside_a_sentence_is_not_glued_to_it() -> None:
    button = "<span class='ctt-btn'>Click To Tweet</span>"
    middle = f"<p><a href='/s'><span>The quay stays open until noon.</span>{button}</a></p>"
    assert "The quay stays open until noon.\n" in _article(middle).text


@pytest.mark.parametrize(
    ("middle", "caption"),
    [
        ("<p><a href='a.jpg'><img src='a.jpg'></a></p><p><em>The old quay by Studio Nord</em></p>", "The old quay"),
        (
            "<div><div><img src='a.jpg'></div><br><span class='small gray'>The old quay at dawn</span></div>",
            "The old quay",
        ),
        ("<p>The old quay, seen from the sea, photos © Harbour Museum, 2018</p>", "The old quay"),
    ],
)
def test_words_in_italics_or_small_type_below_a_picture_are_its_caption(middle: str, caption: str) -> None:
    article = _article(middle)
    assert caption not in article.text
    assert any(caption in each for each in article.captions)


@pytest.mark.parametrize(
    ("middle", "words"),
    [
        ("<p><img src='a.jpg'></p><p><em>The quay is old, says the plan.</em></p>", "The quay is old, says the plan."),
        ("<p><img src='a.jpg'></p><p>The <em>old</em> quay</p>", "The old quay"),
        ("<p>Before the vote.</p><p><em>The old quay</em></p>", "The old quay"),
        ("<p>They read <a href='/tag/seals/'>what is known of seals</a>.</p>", "what is known of seals"),
        ("<p>Two things:</p><ul><li><a href='/tag/seals/'>Seals</a></li></ul>", "Seals"),
        (
            "<ul><li>Still open:<ul><li><a href='/a-b-c'>Bridge over the northern sound</a></li></ul></li></ul>",
            "Bridge over the northern sound",
        ),
        (
            "<blockquote><p>It works, but there is not much reason to buy it yet.</p></blockquote>"
            "<p><strong>[</strong><a href='https://other.example/r'>The Gazette</a><strong>]</strong></p>",
            "[The Gazette]",
        ),
        ("<p>See [video of the vote] in the records.</p>", "[video of the vote]"),
    ],
)
def test_what_only_looks_so_stays(middle: str, words: str) -> None:
    assert words in _article(middle).text


@pytest.mark.parametrize("printed", ["Jurnalis: Sinta Wibowo", "Editor: Rudi Hartono, Reporter: Sinta Wibowo"])
def test_the_writer_is_found_behind_others_and_by_any_word_for_one(printed: str) -> None:
    assert _article(f"<p class='credit'>{printed}</p>").byline == "Sinta Wibowo"


def test_a_page_of_few_words_keeps_its_paragraphs() -> None:
    words = ("The quay is closed, mayor Lindqvist said.", "It opens again in May, she told us.")
    body = f"<h1>The quay</h1><p>{words[0]}</p><p>{words[1]}</p>"
    page = f"<html><head><title>The quay</title></head><body>{body}</body></html>"
    article = read("-", stdin=page.encode())
    assert article.text.split("\n\n") == ["The quay", *words]
