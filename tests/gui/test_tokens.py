"""Every colour can be read on every ground it stands on."""

from __future__ import annotations

import pytest

from onex_desktop.gui.tokens import DARK, LIGHT, TONE_ICONS, Tokens, Tone, contrast, mix
from onex_desktop.runtime import paths

TEXT, SIGN = 4.5, 3.0
SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_the_formula_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1.0)
    # The grey that WebAIM names as the lightest allowed on white.
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


def test_mix_lays_a_share_of_one_colour_over_another() -> None:
    assert mix("#0B6E75", "#FFFFFF", 1.0) == "#0B6E75"
    assert mix("#000000", "#FFFFFF", 0.45) == "#8C8C8C"


@SCHEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_reads_as_text_on_ground_and_raised(tokens: Tokens, tone: Tone) -> None:
    for ground in (tokens.ground, tokens.raised):
        assert contrast(tokens.of(tone), ground) >= TEXT


@SCHEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_reads_on_hovered_and_chosen_rows(tokens: Tokens, tone: Tone) -> None:
    for ground in (tokens.hover, tokens.row_tint, tokens.selection):
        assert contrast(tokens.of(tone), ground) >= (TEXT if tone in (Tone.TEXT, Tone.QUIET) else SIGN)


@SCHEMES
def test_texts_read_on_tinted_grounds_and_buttons(tokens: Tokens) -> None:
    for ground in (tokens.accent, tokens.accent_hover, tokens.accent_pressed, tokens.strong):
        assert contrast(tokens.on_accent, ground) >= TEXT
    for ground in (tokens.medium, tokens.weak, *(tokens.tint(tone, 0.08) for tone in Tone)):
        assert contrast(tokens.text, ground) >= TEXT


@SCHEMES
def test_the_edges_of_controls_and_the_focus_are_seen(tokens: Tokens) -> None:
    for edge in (tokens.control_rule, tokens.accent):
        assert contrast(edge, tokens.ground) >= SIGN
        assert contrast(edge, tokens.raised) >= SIGN - 0.2


def test_each_state_has_a_shape_of_its_own() -> None:
    shapes = list(TONE_ICONS.values())
    assert len(set(shapes)) == len(shapes)
    assert {Tone.DANGER, Tone.WARNING, Tone.GOOD, Tone.ACCENT} <= set(TONE_ICONS)
    for shape in shapes:
        assert paths.resource("icons", f"{shape}.svg").is_file()
