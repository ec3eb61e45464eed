"""A bar that grows while a network learns: how far it is, and how large the loss.

`train` knows nothing of bars; it calls what it is given after each epoch. The environment variable
TQDM_DISABLE=1 keeps all bars quiet, as when tests run and when the book is built.
"""

from types import TracebackType
from typing import Self

from tqdm.auto import tqdm

from nnlib.shapes import check_count


class ProgressBar:
    """A callback for `train` that draws a bar, with the loss beside it.

    As a context it takes the bar away when training ends early or in an error.

    Parameters
    ----------
    n_epochs : int
        How many epochs there will be at most.

    Raises
    ------
    TypeError, ValueError
        If `n_epochs` is not a whole number of at least 1.

    Examples
    --------
    >>> import numpy as np
    >>> from nnlib import SGD, BinaryCrossEntropy, Dense, Network, datasets, train
    >>> rng = np.random.default_rng(0)
    >>> X, y = datasets.blobs(20, rng=rng)
    >>> net = Network([Dense(2, 1, rng=rng)])
    >>> with ProgressBar(5) as bar:
    ...     history = train(net, X, y, loss=BinaryCrossEntropy(), optimizer=SGD(0.1), n_epochs=5,
    ...                     rng=rng, callback=bar)
    """

    def __init__(self, n_epochs: int) -> None:
        self._bar = tqdm(total=check_count(n_epochs, "n_epochs"), unit="epoch", leave=False)

    def __call__(self, epoch: int, loss: float) -> None:
        """Move the bar to the end of this epoch, counted from 1."""
        self._bar.set_postfix_str(f"loss {loss:.4g}", refresh=False)
        self._bar.update(epoch - self._bar.n)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.close()
