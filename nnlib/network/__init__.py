"""The network: layers in a row, the outputs of each being the inputs of the next."""

from nnlib.network.core import Network

__all__ = ["Network"]
