"""Texts of questions: Markdown with formulas in, harmless HTML with MathML out."""

import pytest

from nnlib.explore.markup import block_html, formula, inline_html


def test_a_paragraph_with_emphasis_becomes_html() -> None:
    assert block_html("The line *stays*.", "x") == "<p>The line <em>stays</em>.</p>"


def test_a_formula_becomes_mathml_that_carries_its_source() -> None:
    html = inline_html(r"the sign of $w_1 < b$", "x")

    assert html.startswith('the sign of <math data-tex="w_1 &lt; b" ')
    assert "<msub><mi>w</mi><mn>1</mn></msub>" in html


def test_a_formula_on_its_own_line_is_displayed() -> None:
    assert 'display="block"' in block_html("$$\nz = 1\n$$", "x")


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "<b>bold</b>", "<img src=x onerror=y>"]
)
def test_raw_html_stays_text(text: str) -> None:
    assert "<" not in block_html(text, "x").removeprefix("<p>").removesuffix("</p>")
    assert "<" not in inline_html(text, "x")


def test_a_link_that_runs_a_script_stays_text() -> None:
    assert "<a" not in block_html("[here](javascript:alert(1))", "x")


@pytest.mark.parametrize(
    ("tex", "trouble"),
    [
        (r"\frac{1}", "a part of it is missing"),
        (r"\frac{a", "a brace is not closed"),
        ("x}", "a brace is not closed"),
        (r"\foo x", r"the command \foo is not known"),
        ("x^", "missing super script or subscript"),
        ("a & b", "a sign such as & has no meaning here"),
        (r"\left( x", "extra left or missing right"),
    ],
)
def test_a_formula_that_cannot_be_read_is_refused_and_named(tex: str, trouble: str) -> None:
    with pytest.raises(ValueError, match="cannot be read") as refusal:
        block_html(f"What is ${tex}$?", "The question")

    assert str(refusal.value).startswith(f"The formula ${tex}$ cannot be read: {trouble}")


def test_braces_that_are_shown_need_no_partner() -> None:
    assert formula(r"\{ x").startswith("<math ")


def test_a_backslash_that_became_a_control_character_is_refused() -> None:
    with pytest.raises(ValueError, match="Put an r before the quotation mark"):
        block_html("half is $\frac{1}{2}$", "The question")


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_text_is_refused_under_its_name(text: str) -> None:
    with pytest.raises(ValueError, match="The question must say something, but it is empty"):
        block_html(text, "The question")


def test_what_is_no_text_is_refused_with_the_text_to_type() -> None:
    with pytest.raises(TypeError, match=r"An answer must be text, but it is 6\..*'6'"):
        inline_html(6, "An answer")
