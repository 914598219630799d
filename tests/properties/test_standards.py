"""Whatever tree is written out is read back, and a comparison puts every requirement into exactly one state."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from onex_desktop.domain.standards.comparison import State, compare
from onex_desktop.domain.standards.reading import parse_published
from onex_desktop.domain.standards.tree import Content, Item, Section, Tree, plain, render, walk
from onex_desktop.domain.values import Level

SECTION = Section(Level.INTERMEDIATE)
NAMES = st.text("样件装配甲乙丙丁与ABC", min_size=2, max_size=12).filter(lambda text: text == text.strip())
WORDS = st.builds(
    "能{}{}".format, st.text("检测连接记录样件，、12AB", min_size=1, max_size=60), st.sampled_from(["。", "；", ""])
)


def _numbered(parts: list[tuple[str, tuple[Item, ...]]]) -> Tree:
    return tuple(Item(at, text, below) for at, (text, below) in enumerate(parts, start=1))


LEAVES = st.lists(WORDS, min_size=1, max_size=12).map(lambda texts: _numbered([(text, ()) for text in texts]))
TASKS = st.lists(st.tuples(NAMES, LEAVES), min_size=1, max_size=3).map(_numbered)
TREES = st.lists(st.tuples(NAMES, TASKS), min_size=1, max_size=3).map(_numbered)


@given(TREES)
def test_a_tree_that_is_written_out_is_read_back(tree: Tree) -> None:
    parsed = parse_published(render(tree), Level.INTERMEDIATE)
    assert plain(parsed.levels[Level.INTERMEDIATE]) == tree
    assert parsed.doubtful == ()


@given(TREES, st.integers(8, 40))
def test_lines_broken_anywhere_lose_no_character(tree: Tree, breadth: int) -> None:
    text = "\n".join(
        line[at : at + breadth] for line in render(tree).split("\n") for at in range(0, len(line), breadth)
    )
    read = "".join("".join(line.text.split()) for line in parse_published(text).lines)
    assert read == "".join(text.split())


@given(st.text("1２.．、 \t\n能会样件。表初级中续页", max_size=120))
def test_any_text_is_read_and_kept(text: str) -> None:
    read = "".join("".join(line.text.split()) for line in parse_published(text).lines)
    assert Counter(read) == Counter("".join(text.split()))


def _content(tree: Tree) -> Content:
    return {SECTION: tree}


@given(TREES, TREES)
def test_every_item_of_either_edition_is_in_exactly_one_pair(old: Tree, new: Tree) -> None:
    pairs = compare(_content(old), _content(new)).pairs
    assert sorted(pair.old.number for pair in pairs if pair.old) == sorted(number for number, _ in walk(old))
    assert sorted(pair.new.number for pair in pairs if pair.new) == sorted(number for number, _ in walk(new))


@given(TREES, TREES)
def test_states_say_what_the_pairs_show(old: Tree, new: Tree) -> None:
    for pair in compare(_content(old), _content(new)).pairs:
        if pair.old is None or pair.new is None:
            assert pair.state is (State.ADDED if pair.old is None else State.REMOVED)
        else:
            same_words = pair.old.text.rstrip("。；") == pair.new.text.rstrip("。；")
            same_place = pair.old.number == pair.new.number
            expected = State.REWORDED if not same_words else State.SAME if same_place else State.RENUMBERED
            assert pair.state is expected


@given(TREES, TREES)
def test_a_comparison_says_the_same_twice(old: Tree, new: Tree) -> None:
    assert compare(_content(old), _content(new)) == compare(_content(old), _content(new))
