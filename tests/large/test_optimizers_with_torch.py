"""Fifty steps of each optimizer end where PyTorch's end."""

from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch.optim import lr_scheduler

from nnlib import (
    L2,
    SGD,
    Activation,
    Adam,
    AdamW,
    CrossEntropy,
    Dense,
    Network,
    RMSProp,
    datasets,
)
from nnlib.optimizers import CosineRate, Optimizer, StepRate
from nnlib.training.examples import read_examples
from nnlib.training.step import take_step
from tests.large.pairing import copy_parameters, flat, tensor

N_STEPS = 50
NEAR = {"rtol": 1e-10, "atol": 1e-10}
torch_optim = torch.optim
PAIRS = {
    "SGD": (lambda net: SGD(0.1), lambda p: torch_optim.SGD(p, lr=0.1)),
    "momentum": (
        lambda net: SGD(0.05, momentum=0.9),
        lambda p: torch_optim.SGD(p, lr=0.05, momentum=0.9),
    ),
    "Nesterov": (
        lambda net: SGD(0.05, momentum=0.9, nesterov=True),
        lambda p: torch_optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True),
    ),
    "RMSProp": (
        lambda net: RMSProp(0.01, decay=0.9),
        lambda p: torch_optim.RMSprop(p, lr=0.01, alpha=0.9),
    ),
    "Adam": (lambda net: Adam(0.01), lambda p: torch_optim.Adam(p, lr=0.01)),
    "Adam, other options": (
        lambda net: Adam(0.02, beta1=0.7, beta2=0.9, epsilon=1e-3),
        lambda p: torch_optim.Adam(p, lr=0.02, betas=(0.7, 0.9), eps=1e-3),
    ),
    "AdamW": (
        lambda net: AdamW(0.01, weight_decay=0.1),
        lambda p: torch_optim.AdamW(p, lr=0.01, weight_decay=0.1),
    ),
}


def paths(
    ours: Callable[[Network], Optimizer],
    theirs: Callable[[list], torch.optim.Optimizer],
    *,
    schedule: Callable[[torch.optim.Optimizer], lr_scheduler.LRScheduler] | None = None,
    penalty: L2 | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """The parameters after each of fifty steps from one start, by nnlib and by PyTorch."""
    rng = np.random.default_rng(5)
    net = Network([Dense(2, 6, rng=rng), Activation("tanh"), Dense(6, 3, rng=rng)])
    twin = torch.nn.Sequential(torch.nn.Linear(2, 6), torch.nn.Tanh(), torch.nn.Linear(6, 3))
    copy_parameters(net, twin)
    X, y = datasets.blobs(30, rng=rng)
    y = y + (X[:, 0] > X[:, 1])
    loss, optimizer, other = CrossEntropy(), ours(net), theirs(list(twin.parameters()))
    clock = None if schedule is None else schedule(other)
    examples, inputs, targets = read_examples(net, loss, X, y), tensor(X), tensor(y)
    path, other_path = [], []
    for _ in range(N_STEPS):
        take_step(net, examples, loss, optimizer, penalty, net.is_weight)
        path.append(net.parameters.copy())
        other.zero_grad()
        torch.nn.functional.cross_entropy(twin(inputs), targets).backward()
        other.step()
        if clock is not None:
            clock.step()
        other_path.append(flat(twin, "data"))
    return np.array(path), np.array(other_path)


@pytest.mark.parametrize("name", PAIRS)
def test_fifty_steps(name: str) -> None:
    path, other = paths(*PAIRS[name])

    assert np.abs(path[-1] - path[0]).max() > 0.05  # there was something to compare
    np.testing.assert_allclose(path, other, **NEAR)


def test_fifty_steps_with_a_price_on_the_weights() -> None:
    def with_decay(parameters: list) -> torch.optim.Optimizer:
        weights = {"params": parameters[::2], "weight_decay": 0.1}
        return torch_optim.SGD([weights, {"params": parameters[1::2]}], lr=0.1)

    path, other = paths(lambda net: SGD(0.1), with_decay, penalty=L2(0.1))

    np.testing.assert_allclose(path, other, **NEAR)


def test_fifty_steps_with_falling_rates() -> None:
    path, other = paths(
        lambda net: SGD(StepRate(0.2, every=10, factor=0.5)),
        lambda p: torch_optim.SGD(p, lr=0.2),
        schedule=lambda o: lr_scheduler.StepLR(o, step_size=10, gamma=0.5),
    )

    np.testing.assert_allclose(path, other, **NEAR)


def test_fifty_steps_with_a_rate_that_follows_a_cosine() -> None:
    path, other = paths(
        lambda net: SGD(CosineRate(0.2, n_steps=N_STEPS)),
        lambda p: torch_optim.SGD(p, lr=0.2),
        schedule=lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=N_STEPS),
    )

    np.testing.assert_allclose(path, other, **NEAR)
