"""Layers in words: the plan from which the same layers can be built again, to be kept in a file."""

from collections.abc import Sequence
from typing import Any

from nnlib.layers.base import Layer
from nnlib.shapes import Array, as_floats, check_finite, check_shape, in_words, look_up

# The kinds of layers that a plan can name; the package fills it.
LAYERS: dict[str, type[Layer]] = {}


def write_plan(layers: Sequence[Layer]) -> list[dict[str, Any]]:
    """Describe layers in a row, without their parameters.

    Raises
    ------
    TypeError
        If a layer is of a kind that `LAYERS` does not hold.
    """
    for layer in layers:
        if LAYERS.get(type(layer).__name__) is not type(layer):
            kind = type(layer).__name__
            advice = f'add it before you save and before you load: LAYERS["{kind}"] = {kind}.'
            if kind in LAYERS:
                advice = f"give it another name than {kind}, and add that to LAYERS."
            raise TypeError(
                f"A file can hold layers of the kinds {', '.join(LAYERS)}, but not {layer!r}. If "
                f"this kind of layer is your own, {advice}"
            )
    return [{"kind": type(layer).__name__, **layer.config()} for layer in layers]


def read_plan(plan: Sequence[dict[str, Any]]) -> list[Layer]:
    """Build the layers that `write_plan` described; their parameters are yet to be set.

    Raises
    ------
    ValueError
        If the plan is no list of layers or names a kind that `LAYERS` does not hold.
    """
    if (
        not isinstance(plan, list)
        or not plan
        or not all(isinstance(c, dict) and "kind" in c for c in plan)
    ):
        raise ValueError(f"A plan must be a list of layers, but it is {in_words(plan)}.")
    kinds = [look_up(LAYERS, config["kind"], "kind of layer") for config in plan]
    options = [{k: v for k, v in config.items() if k != "kind"} for config in plan]
    return [kind.from_config(config) for kind, config in zip(kinds, options, strict=True)]


def read_statistic(config: dict[str, Any], name: str, shape: tuple[int, ...]) -> Array:
    """Read numbers that a layer has measured and not learned.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If they are not finite numbers in this shape.
    """
    statistic = as_floats(config[name], name)
    check_shape(statistic, name, shape, "The layer keeps one number for each feature.")
    check_finite(statistic, name)
    return statistic
