"""The axon does what squid axons do: all or nothing, a pause, a rate that follows the current."""

import numpy as np
import pytest

from nnlib.biology import count_spikes, membrane_voltage


def pulse(strength: float, *, n_steps: int = 1000, start: int = 100, length: int = 50):
    current = np.zeros(n_steps)
    current[start : start + length] = strength
    return current


def test_an_axon_left_alone_stays_at_rest() -> None:
    voltage = membrane_voltage(np.zeros(1000))

    np.testing.assert_allclose(voltage, -65.0, atol=0.05)


@pytest.mark.parametrize(("strength", "spikes"), [(3.0, 0), (6.0, 0), (7.0, 1), (40.0, 1)])
def test_a_pulse_gives_a_whole_spike_or_none(strength: float, spikes: int) -> None:
    voltage = membrane_voltage(pulse(strength))

    assert count_spikes(voltage) == spikes


@pytest.mark.parametrize(
    ("gap", "strength", "spikes"),
    [
        (150, 20.0, 1),  # 3 ms: absolutely refractory
        (150, 60.0, 1),
        (150, 400.0, 1),
        (400, 20.0, 1),  # 8 ms: relatively refractory
        (400, 40.0, 1),
        (400, 60.0, 2),
    ],
)
def test_after_a_spike_the_axon_needs_a_pause(gap: int, strength: float, spikes: int) -> None:
    first, second = pulse(20.0, n_steps=1500), pulse(strength, n_steps=1500, start=100 + gap)

    voltage = membrane_voltage(first + second)

    assert count_spikes(voltage) == spikes


def test_axons_side_by_side_do_as_each_would_alone() -> None:
    weak, strong = pulse(3.0), pulse(20.0)

    both = membrane_voltage(np.column_stack([weak, strong]))

    np.testing.assert_allclose(both[:, 0], membrane_voltage(weak), rtol=0, atol=1e-12)
    np.testing.assert_allclose(both[:, 1], membrane_voltage(strong), rtol=0, atol=1e-12)


def test_the_voltage_hardly_depends_on_the_time_step() -> None:
    coarse = membrane_voltage(pulse(20.0, n_steps=200, start=20, length=20), time_step=0.05)
    fine = membrane_voltage(pulse(20.0, n_steps=1000, start=100, length=100), time_step=0.01)

    np.testing.assert_allclose(coarse, fine[4::5], rtol=0, atol=0.25)  # of 105 mV


def test_the_rates_are_continuous_where_their_formula_divides_zero_by_zero() -> None:
    from nnlib.biology import _opening_rates

    at, beside = _opening_rates(np.array([-40.0])), _opening_rates(np.array([-40.0 + 1e-6]))

    np.testing.assert_allclose(np.ravel(at), np.ravel(beside), rtol=1e-6)


@pytest.mark.parametrize("current", [np.zeros((2, 2, 2)), np.zeros(0), 3.0])
def test_a_current_of_another_shape_is_refused(current) -> None:
    with pytest.raises(ValueError, match=r"current must have shape \(n_steps,\)"):
        membrane_voltage(current)


def test_a_current_with_nan_is_refused() -> None:
    with pytest.raises(ValueError, match="current must be finite"):
        membrane_voltage([0.0, np.nan])


def test_a_time_step_that_would_break_the_integration_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\(0, 0.05\] ms"):
        membrane_voltage(np.zeros(10), time_step=0.5)
