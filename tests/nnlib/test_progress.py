"""The progress bar follows training, ends with it, and is quiet where nobody watches."""

import os
import subprocess
import sys

import numpy as np
import pytest

from nnlib import SGD, BinaryCrossEntropy, Dense, EarlyStopping, Network, datasets, train
from nnlib.progress import ProgressBar

PROGRAM = """
import numpy as np
from nnlib import SGD, BinaryCrossEntropy, Dense, Network, datasets, train
from nnlib.progress import ProgressBar
rng = np.random.default_rng(0)
X, y = datasets.blobs(20, rng=rng)
with ProgressBar(3) as bar:
    history = train(Network([Dense(2, 1, rng=rng)]), X, y, loss=BinaryCrossEntropy(),
                    optimizer=SGD(0.1), n_epochs=3, rng=rng, callback=bar)
print(f"loss {history.loss[-1]:.4g}")
"""


def run(disabled: str) -> tuple[str, str]:
    """What a program with a bar prints, and what it writes to its error stream."""
    environment = {**os.environ, "TQDM_DISABLE": disabled, "TQDM_MININTERVAL": "0"}
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    return result.stdout.strip(), result.stderr


def test_the_bar_shows_epochs_and_the_last_loss() -> None:
    printed, drawn = run(disabled="")

    assert "3/3" in drawn
    assert printed in drawn


def test_a_variable_of_the_environment_keeps_it_quiet() -> None:
    assert run(disabled="1")[1] == ""


def test_it_is_quiet_in_tests(capsys: pytest.CaptureFixture) -> None:
    with ProgressBar(2) as bar:
        bar(1, 0.5)

    assert capsys.readouterr() == ("", "")


def test_it_ends_with_training_that_stops_early(rng: np.random.Generator) -> None:
    X, y = datasets.blobs(20, rng=rng)
    net = Network([Dense(2, 1, rng=rng)])

    with ProgressBar(500) as bar:
        history = train(
            net, X, -(y - 1), loss=BinaryCrossEntropy(), optimizer=SGD(0.5), n_epochs=500, rng=rng,
            validation=(X, y), early_stopping=EarlyStopping(patience=2), callback=bar,
        )  # fmt: skip

    assert history.n_epochs < 500


def test_no_epochs_are_refused() -> None:
    with pytest.raises(ValueError, match="n_epochs must be at least 1"):
        ProgressBar(0)
