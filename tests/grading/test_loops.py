"""Loops are seen in the text of a hand-in, so that patching the driver hides none."""

import pytest

from nnlib.grading.judge.loops import looping

STARTER = 'def layer(X, W, b):\n    """Give Z."""\n    return ...'


@pytest.mark.parametrize(
    "source",
    [
        "def layer(X, W, b):\n    for row in X:\n        pass",
        "def layer(X, W, b):\n    while True:\n        pass",
        "def layer(X, W, b):\n    return [row @ W for row in X]",
        "def layer(X, W, b):\n    return sum(x for x in X)",
        "layer = lambda X, W, b: [x for x in X]",
        "def inner(X):\n    for x in X:\n        pass\ndef layer(X, W, b):\n    return inner(X)",
        "def one(X):\n    return [x for x in X]\ndef two(X):\n    return one(X)\nlayer = two",
        "class Layer:\n    def __call__(self, X):\n        return [x for x in X]\nlayer = Layer()",
        "def layer(X):\n    def row(x):\n        for _ in x:\n            pass\n    return row(X)",
    ],
)
def test_a_loop_is_seen(source: str) -> None:
    assert "layer" in looping([source])


@pytest.mark.parametrize(
    "source",
    [
        "def layer(X, W, b):\n    return X @ W + b",
        "layer = lambda X, W, b: X @ W + b",
        "for x in range(3):\n    print(x)\ndef layer(X, W, b):\n    return X @ W + b",
        "def layer_loop(x):\n    for _ in x:\n        pass\ndef layer(X, W, b):\n    return X @ W",
        "def layer(:",
    ],
)
def test_where_the_answer_does_not_loop_none_is_seen(source: str) -> None:
    assert "layer" not in looping([source])


def test_the_last_definition_counts() -> None:
    first, last = "def layer(X):\n    return [x for x in X]", "def layer(X):\n    return X"

    assert looping([first, last]) == set()
    assert looping([last, first]) == {"layer"}


def test_a_copied_starter_hides_no_loop() -> None:
    assert looping(["def layer(X):\n    return [x for x in X]", STARTER]) == {"layer"}


@pytest.mark.parametrize(
    "scratch",
    [
        "W = np.array([[i + j for j in range(3)] for i in range(4)])",
        "Z = np.array([layer_loop(x, W, b) for x in X])",
        "def Z(X):\n    for x in X:\n        pass",
        "def b(X):\n    return [x for x in X]",
    ],
)
def test_scratch_names_that_an_answer_uses_for_its_own_are_not_the_answers(scratch: str) -> None:
    answer = "def layer(X, W, b):\n    Z = X @ W + b\n    return Z"

    assert "layer" not in looping([scratch, answer])
    assert "layer" not in looping([answer, scratch])


@pytest.mark.parametrize(
    "source",
    [
        "def one(x):\n    return [y for y in x]\nlayer = np.vectorize(one)",
        "def one(x):\n    return [y for y in x]\nlayer = partial(one, 1)",
        "layer = np.vectorize(lambda x: [y for y in x])",
    ],
)
def test_a_function_that_is_wrapped_is_still_seen(source: str) -> None:
    assert "layer" in looping([source])
