"""The same training step by several hands: each maker returns a function that takes one step."""

import warnings
from collections.abc import Callable
from itertools import pairwise

import numpy as np

import nnlib
from nnlib.training.examples import read_examples
from nnlib.training.many import ManySteps
from nnlib.training.stacked import StackedNetwork
from nnlib.training.step import take_step
from tests.benchmarks.jobs import N_RESTARTS, RATE, Job

Step = Callable[[], object]


def network(job: Job) -> nnlib.Network:
    """The job's network."""
    rng, layers = np.random.default_rng(0), []
    for n_in, n_out in pairwise(job.widths):
        layers += [nnlib.Dense(n_in, n_out, rng=rng, dtype=np.float32), nnlib.Activation(job.bend)]
    return nnlib.Network(layers[:-1])


def parts(job: Job) -> tuple[nnlib.losses.Loss, nnlib.optimizers.Optimizer]:
    """The job's loss and optimizer."""
    loss = nnlib.BinaryCrossEntropy() if job.widths[-1] == 1 else nnlib.CrossEntropy()
    return loss, getattr(nnlib, job.optimizer)(RATE[job.optimizer])


def inner_step(job: Job) -> Step:
    """A step as `train` takes it, after its checks at the door."""
    net, (loss, optimizer) = network(job), parts(job)
    batch = read_examples(net, loss, *job.examples())
    return lambda: take_step(net, batch, loss, optimizer)


def many_step(job: Job) -> Step:
    """A step of many networks of this job side by side, as `train_many` takes it."""
    nets, (loss, optimizer) = [network(job) for _ in range(N_RESTARTS)], parts(job)
    batch = read_examples(nets[0], loss, *job.examples())
    steps = ManySteps(StackedNetwork(nets), loss, optimizer, None, nets[0].is_weight)
    return lambda: steps.take(batch.X, batch.Y)


def public_calls(job: Job) -> Step:
    """A step in the four public calls, each of which checks what it gets."""
    net, (loss, optimizer), (X, y) = network(job), parts(job), job.examples()

    def step() -> None:
        _, dZ = loss.value_and_gradient(net.forward(X, training=True), y)
        net.backward(dZ, input_gradient=False)
        optimizer.step(net.parameters, net.gradients)

    return step


def torch_step(job: Job, **options: bool) -> Step:
    """A step of PyTorch, eager, on one thread."""
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(0)
    layers: list[torch.nn.Module] = []
    for n_in, n_out in pairwise(job.widths):
        layers += [torch.nn.Linear(n_in, n_out), getattr(torch.nn, TORCH_NAMES[job.bend])()]
    net = torch.nn.Sequential(*layers[:-1])
    X, y = (torch.from_numpy(array) for array in job.examples())
    is_binary = job.widths[-1] == 1
    loss = torch.nn.BCEWithLogitsLoss() if is_binary else torch.nn.CrossEntropyLoss()
    targets = y.float()[:, None] if is_binary else y
    kind = getattr(torch.optim, job.optimizer)
    optimizer = kind(net.parameters(), lr=RATE[job.optimizer], **options)

    def step() -> float:
        optimizer.zero_grad()
        value = loss(net(X), targets)
        value.backward()
        optimizer.step()
        return value.item()

    return step


TORCH_NAMES = {"tanh": "Tanh", "relu": "ReLU"}


class SklearnSteps:
    """Many steps of scikit-learn's MLPClassifier in one `fit`, as it takes them itself.

    `n_steps` says how many; the checks before the first are shared among them.
    """

    n_steps = 100

    def __init__(self, job: Job) -> None:
        from sklearn.neural_network import MLPClassifier

        self.X, self.y = job.examples()
        self.model = MLPClassifier(
            job.widths[1:-1], activation=job.bend, solver=job.optimizer.lower(), alpha=0.0,
            batch_size=job.batch, learning_rate_init=RATE[job.optimizer], momentum=0.0,
            max_iter=self.n_steps, n_iter_no_change=self.n_steps, tol=0.0, random_state=0,
        )  # fmt: skip

    def __call__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says that it has not converged, as it should not
            self.model.fit(self.X, self.y)


def numpy_step(job: Job) -> Step:
    """A step written out by hand in NumPy, with care but without a library's generality."""
    rng, (X, y) = np.random.default_rng(0), job.examples()
    theta = [
        (rng.normal(0, n_in**-0.5, (n_in, n_out)).astype(np.float32), np.zeros(n_out, np.float32))
        for n_in, n_out in pairwise(job.widths)
    ]
    arrays = [array for pair in theta for array in pair]
    move = _by_hand(job.optimizer)(arrays, RATE[job.optimizer])
    is_binary, rows = job.widths[-1] == 1, np.arange(job.batch)
    Y = y[:, None].astype(np.float32)

    def step() -> None:
        outputs = [X]
        for W, b in theta[:-1]:
            Z = outputs[-1] @ W + b
            outputs.append(np.tanh(Z) if job.bend == "tanh" else np.maximum(Z, 0))
        Z = outputs[-1] @ theta[-1][0] + theta[-1][1]
        if is_binary:
            float((np.maximum(Z, 0) + np.log1p(np.exp(-np.abs(Z))) - Y * Z).mean())
            dZ = (1 / (1 + np.exp(-Z)) - Y) / job.batch
        else:
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            P = E / E.sum(axis=1, keepdims=True)
            float(-np.log(P[rows, y]).mean())
            P[rows, y] -= 1
            dZ = P / job.batch
        gradients = []
        for (W, _), A in zip(reversed(theta), reversed(outputs), strict=True):
            gradients += [dZ.sum(axis=0), A.T @ dZ]
            if A is not X:
                dZ = (dZ @ W.T) * (1 - A * A if job.bend == "tanh" else A > 0)
        move(gradients[::-1])

    return step


def _by_hand(name: str) -> Callable[[list[np.ndarray], float], Callable[[list[np.ndarray]], None]]:
    """The optimizers of `numpy_step`."""

    def sgd(arrays: list[np.ndarray], rate: float) -> Callable[[list[np.ndarray]], None]:
        def move(gradients: list[np.ndarray]) -> None:
            for array, gradient in zip(arrays, gradients, strict=True):
                array -= rate * gradient

        return move

    def adam(arrays: list[np.ndarray], rate: float) -> Callable[[list[np.ndarray]], None]:
        means, squares = ([np.zeros_like(array) for array in arrays] for _ in range(2))
        n_steps = 0

        def move(gradients: list[np.ndarray]) -> None:
            nonlocal n_steps
            n_steps += 1
            pace = rate * (1 - 0.999**n_steps) ** 0.5 / (1 - 0.9**n_steps)
            for array, g, m, v in zip(arrays, gradients, means, squares, strict=True):
                m += 0.1 * (g - m)
                v += 0.001 * (g * g - v)
                array -= pace * m / (np.sqrt(v) + 1e-8)

        return move

    return {"SGD": sgd, "Adam": adam}[name]


def products_only(job: Job) -> Step:
    """The matrix products that no step can do without, and nothing else."""
    rng = np.random.default_rng(0)
    X, _ = job.examples()
    A = [X] + [rng.normal(size=(job.batch, n)).astype(np.float32) for n in job.widths[1:]]
    W = [rng.normal(size=pair).astype(np.float32) for pair in pairwise(job.widths)]
    dA, dW = [np.empty_like(a) for a in A], [np.empty_like(w) for w in W]
    out = [np.empty_like(a) for a in A]

    def step() -> None:
        for i, w in enumerate(W):
            np.dot(A[i], w, out=out[i + 1])
        for i in reversed(range(len(W))):
            np.dot(A[i].T, A[i + 1], out=dW[i])
            if i > 0:
                np.dot(A[i + 1], W[i].T, out=dA[i])

    return step


RIVALS: dict[str, Callable[[Job], Step]] = {
    "nnlib, inner step": inner_step,
    "nnlib, public calls": public_calls,
    "PyTorch eager": torch_step,
    "scikit-learn MLP": SklearnSteps,
    "NumPy by hand": numpy_step,
    "products only": products_only,
}
