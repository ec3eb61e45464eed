"""Cards that the tests in the browser answer."""

import numpy as np

import nnlib
from nnlib import explore
from nnlib.shapes import Array

X, Y = nnlib.datasets.blobs(60, rng=np.random.default_rng(0))


def choice() -> explore.Checkpoint:
    return explore.checkpoint(
        "flip",
        "You flip the sign of $w$ and $b$. Which points get a 1?",
        explore.choice(
            right={"Those with 0 before": "The sides trade places, as $z$ becomes $-z$."},
            wrong={"The same as before": "The line stays.", "All points": "Never both sides."},
        ),
    )


def number() -> explore.Checkpoint:
    return explore.checkpoint(
        "distance",
        "How far from the origin does the line lie?",
        explore.number(
            2, why=r"$10 / 5$.", wrong={20: "You took the bias.", 0.2: "You squared the length."},
            otherwise="Divide the bias by the length.", tolerance=0.01, unit="mV",
        ),
    )  # fmt: skip


def order() -> explore.Checkpoint:
    return explore.checkpoint(
        "steps",
        "Put the steps in order.",
        explore.order({"weigh $x$": "Only needs x.", "add b": "Added once.", "step": "Needs z."}),
    )


def doubled() -> explore.Prediction:
    return explore.predict(
        "all-doubled",
        "You double all three numbers. What happens to the line?",
        explore.choice(
            right={"It stays": "Doubling changes no solution."},
            wrong={"It turns": "If only one weight grew.", "It moves": "If only the bias grew."},
        ),
        happened="The line stays, the answer is *steeper*.",
    )


def guessed() -> explore.Prediction:
    return explore.predict(
        "how-many", "How many turns does it take?",
        explore.number(12, why="Count them.", otherwise="Count again."), happened="Twelve.",
    )  # fmt: skip


def ruler(labels: Array = Y) -> explore.Prediction:
    return explore.predict(
        "ruler", "Lay a line.", explore.line(X, labels), happened="A neuron finds a line."
    )


def locked() -> explore.Neuron:
    return explore.neuron(after="all-doubled")
