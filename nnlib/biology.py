"""A living neuron to hold the artificial one against: the squid's axon.

Hodgkin and Huxley measured how sodium and potassium cross the membrane of the squid's giant axon
and wrote it down as four differential equations. No equation below contains a threshold or a spike:
both come out of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib.shapes import Array

CAPACITANCE = 1.0  # µF/cm²
SODIUM, POTASSIUM, LEAK = 120.0, 36.0, 0.3  # largest conductances, mS/cm²
E_SODIUM, E_POTASSIUM, E_LEAK = 50.0, -77.0, -54.387  # reversal potentials, mV
REST = -65.0  # mV


def _ratio(u: Array) -> Array:
    """Return u / (1 - exp(-u)), which is 1 where u = 0."""
    down = -u
    return np.divide(down, np.expm1(down), out=np.ones_like(u), where=u != 0)


def _opening_rates(v: Array) -> Array:
    """Rates at which the gates m, h and n open, per ms, at the voltages v in mV."""
    rates = np.empty((3, len(v)))
    rates[0] = _ratio((v + 40) / 10)
    rates[1] = 0.07 * np.exp((v + 65) / -20)
    rates[2] = 0.1 * _ratio((v + 55) / 10)
    return rates


def _closing_rates(v: Array) -> Array:
    """Rates at which the gates m, h and n close, per ms, at the voltages v in mV."""
    rates = np.empty((3, len(v)))
    rates[0] = 4 * np.exp((v + 65) / -18)
    rates[1] = 1 / (1 + np.exp((v + 35) / -10))
    rates[2] = 0.125 * np.exp((v + 65) / -80)
    return rates


def _derivative(state: Array, current: Array) -> Array:
    """Change per ms of the state (v, m, h, n), each of shape (n_axons,)."""
    v, m, h, n = state
    ions = (
        SODIUM * m**3 * h * (v - E_SODIUM)
        + POTASSIUM * n**4 * (v - E_POTASSIUM)
        + LEAK * (v - E_LEAK)
    )
    change = np.empty_like(state)
    change[0] = (current - ions) / CAPACITANCE
    gates = state[1:]
    change[1:] = _opening_rates(v) * (1 - gates) - _closing_rates(v) * gates
    return change


def _resting_state(n_axons: int) -> Array:
    """State (v, m, h, n) of axons that nobody has disturbed, shape (4, n_axons)."""
    v = np.full(n_axons, REST)
    opening, closing = _opening_rates(v), _closing_rates(v)
    return np.vstack([v, opening / (opening + closing)])


def membrane_voltage(current: ArrayLike, *, time_step: float = 0.02) -> Array:
    """Voltage across the membrane of squid axons that are fed a current.

    Integrates the equations of Hodgkin and Huxley with the fourth-order Runge-Kutta rule, from
    rest, at their temperature of 6.3 °C. The voltage is inside minus outside, so that rest is at
    -65 mV (the 1952 paper counts from rest and with the opposite sign).

    Parameters
    ----------
    current : array_like of shape (n_steps,) or (n_steps, n_axons)
        Current into the axon at each time step, in µA/cm².
    time_step : float
        Length of a step, in ms; 0.05 at most.

    Returns
    -------
    ndarray of the shape of `current`
        Voltage at the end of each step, in mV.

    Raises
    ------
    ValueError
        If `current` has another number of dimensions, no steps, or an entry that is not finite,
        or if `time_step` is not in (0, 0.05].

    References
    ----------
    Hodgkin and Huxley (1952), equations 1-26, doi:10.1113/jphysiol.1952.sp004764.

    Examples
    --------
    >>> pulse = np.zeros(1000)  # 20 ms
    >>> pulse[100:150] = 20.0  # 20 µA/cm² for 1 ms
    >>> voltage = membrane_voltage(pulse)
    >>> bool(voltage.max() > 0)  # the inside turns positive: a spike
    True
    """
    currents = np.asarray(current, dtype=np.float64)
    if currents.ndim not in (1, 2) or currents.size == 0:
        raise ValueError(
            "current must have shape (n_steps,) or (n_steps, n_axons) with at least one step, "
            f"but its shape is {currents.shape}. For a constant current write "
            "np.full(5000, 10.0)."
        )
    if not np.isfinite(currents).all():
        raise ValueError("current must be finite, but it holds NaN or infinity.")
    if not 0 < time_step <= 0.05:
        raise ValueError(
            f"time_step must lie in (0, 0.05] ms, but it is {time_step}. "
            "The sodium gates are too fast for longer steps; leave it at 0.02."
        )
    columns = currents.reshape(len(currents), -1)  # (n_steps, n_axons)
    return _integrate(columns, time_step).reshape(currents.shape)


def _integrate(columns: Array, dt: float) -> Array:
    """Runge-Kutta over the steps of `columns`, shape (n_steps, n_axons)."""
    voltage = np.empty_like(columns)
    state = _resting_state(columns.shape[1])
    for step, current in enumerate(columns):
        k1 = _derivative(state, current)
        k2 = _derivative(state + dt / 2 * k1, current)
        k3 = _derivative(state + dt / 2 * k2, current)
        k4 = _derivative(state + dt * k3, current)
        state = state + dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        voltage[step] = state[0]
    return voltage


def count_spikes(voltage: ArrayLike, *, threshold: float = 0.0) -> NDArray[np.int64]:
    """How often each axon's voltage climbs through a threshold.

    Parameters
    ----------
    voltage : array_like of shape (n_steps,) or (n_steps, n_axons)
        Voltages in mV, as `membrane_voltage` returns them.
    threshold : float
        The level whose upward crossings count, in mV.

    Returns
    -------
    ndarray of shape () or (n_axons,)

    Examples
    --------
    >>> int(count_spikes([-65.0, 20.0, 30.0, -70.0, 10.0]))
    2
    """
    above = np.asarray(voltage, dtype=np.float64) > threshold
    crossings = above[1:] & ~above[:-1]
    return np.asarray(crossings.sum(axis=0), dtype=np.int64)
