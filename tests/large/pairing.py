"""Networks of PyTorch with the same parameters as ours, and their numbers as arrays."""

import numpy as np
import torch

from nnlib import Dense, Network
from nnlib.layers.normalization import Normalization


def tensor(values: object) -> torch.Tensor:
    """A tensor of its own with these numbers."""
    return torch.tensor(np.array(values))


def array(value: torch.Tensor) -> np.ndarray:
    """The numbers of a tensor."""
    return value.detach().numpy()


def copy_parameters(net: Network, twin: torch.nn.Sequential) -> None:
    """Give a PyTorch network the parameters of ours; its weights are transposed."""
    for layer, part in zip(net.layers, twin, strict=True):
        if isinstance(layer, Dense):
            part.weight.data, part.bias.data = tensor(layer.W.T), tensor(layer.b)
        elif isinstance(layer, Normalization):
            part.weight.data, part.bias.data = tensor(layer.gamma), tensor(layer.beta)


def flat(twin: torch.nn.Sequential, what: str) -> np.ndarray:
    """The parameters ("data") or gradients ("grad") of a PyTorch network in the order of ours."""
    parts = []
    for parameter in twin.parameters():
        values = array(getattr(parameter, what))
        parts.append((values.T if values.ndim == 2 else values).ravel())
    return np.concatenate(parts)
