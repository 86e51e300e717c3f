"""The measure of a class that marks at once, of a smaller size: nothing may be lost.

How long it takes says nothing on a machine that runs other tests meanwhile; `room_load.py` says it.
"""

import asyncio

from room_load import Figures, measure

PHONES = 20


def test_no_mark_is_lost(fake_address: str) -> None:
    figures = asyncio.run(measure(fake_address, PHONES, 2.0))
    assert figures.lost == 0
    counts = [len(each) for each in (figures.marks, figures.behind, figures.verdicts)]
    assert counts == [PHONES] * 3
    assert len(figures.lines()) == 4


def test_what_is_beyond_a_limit_is_said() -> None:
    good = Figures(2, marks=[0.1, 0.2], behind=[1.0], verdicts=[1.0])
    assert good.problems() == []
    bad = Figures(2, marks=[0.1, 0.4], behind=[2.5], verdicts=[3.0], lost=1)
    assert len(bad.problems()) == 4
