"""A claim passes when sentence and run agree to the printed digits, and only then."""

import pytest

from nnlib.claims import ClaimError, claim, compare, smallest_refused


@pytest.mark.parametrize(
    ("printed", "value"),
    [("0.97", 0.9749), ("−59.9", -59.94), ("15", 15), ("12 %", 12.4), ("12\u202f000", 12000.4)],
)
def test_a_number_that_rounds_to_the_printed_one_passes(printed: str, value: float) -> None:
    made = compare("some-id", printed, value)

    assert made.value == pytest.approx(value)


@pytest.mark.parametrize("value", [0.9749, 0.9851, float("nan"), float("inf")])
def test_a_number_beyond_the_printed_digits_is_refused(value: float) -> None:
    with pytest.raises(ClaimError, match=r'"some-id": the sentence says 0\.98'):
        claim("some-id", "0.98", value)


def test_a_tolerance_needs_the_effect_it_speaks_of() -> None:
    with pytest.raises(ValueError, match="add effect="):
        claim("some-id", "0.9", 0.9, 0.05)


def test_a_tolerance_above_half_the_effect_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\(0, 0.05\]"):
        claim("some-id", "0.9", 0.9, 0.06, effect=0.1)


def test_a_word_is_no_printed_number() -> None:
    with pytest.raises(ValueError, match="must be a number as the sentence has it"):
        claim("some-id", "twice", 2)


def test_an_id_with_capitals_is_refused() -> None:
    with pytest.raises(ValueError, match="small letters, digits and hyphens"):
        claim("Some id", "2", 2)


@pytest.mark.parametrize(("printed", "value"), [("0.97", 0.9749), ("15", 15.0), ("-3", -3.2)])
def test_the_smallest_refused_number_is_refused(printed: str, value: float) -> None:
    made = compare("some-id", printed, value)

    wrong = smallest_refused(made)

    with pytest.raises(ClaimError):
        claim("some-id", wrong, value)
