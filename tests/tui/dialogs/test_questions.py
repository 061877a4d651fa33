"""A list is made anew where somebody else wrote to the library."""

from __future__ import annotations

from reader.library import Library
from reader.model import Opened
from reader.settings import Settings
from tests.tui.conftest import MakeApp, on_screen, settled
from tests.tui.lists import go_to_row, lines, listing, press, write


async def test_a_list_shows_what_another_kutip_wrote(make_app: MakeApp, sharing: Opened, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L")
        await go_to_row(pilot, "Serikat nelayan menolak")
        with Library(library.paths, Settings()) as other:
            other.articles.remove(sharing.article_id)
            listing(pilot).panel.questions._took = 0.0
            listing(pilot).panel.questions.look_elsewhere()
            await settled(pilot)
            assert len(lines(pilot)) == 1
            assert listing(pilot).panel.items.current == 0
            other.history.undo()
            listing(pilot).panel.questions._took = 0.0
            listing(pilot).panel.questions.look_elsewhere()
            await settled(pilot)
            assert len(lines(pilot)) == 2


async def test_a_search_is_made_again_where_the_library_changed(
    make_app: MakeApp, sharing: Opened, library: Library
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "F")
        await write(pilot, "bersandar")
        found = len(lines(pilot))
        listing(pilot).panel.items.go_last()
        library.articles.remove(sharing.article_id)
        listing(pilot).panel.questions._took = 0.0
        listing(pilot).panel.questions.look_elsewhere()
        await settled(pilot)
        assert 0 < len(lines(pilot)) < found
