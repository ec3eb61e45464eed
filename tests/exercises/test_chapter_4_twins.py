"""Chapter 4: what `check` says to ways of merging twins, right ones and wrong ones."""

import numpy as np
import pytest

from nnlib.grading import check, find


def details(verdict) -> dict[str, str]:
    return dict(verdict.details)


def test_twins_may_come_back_in_another_order_and_with_all_signs_turned() -> None:
    def prune(W1, b1, W2, b2):
        units = np.vstack([W1, b1])
        signs = np.sign(units[0])
        _, first, where = np.unique(
            (units * signs).round(9), axis=1, return_index=True, return_inverse=True
        )
        groups, out = (units * signs)[:, first], np.zeros((len(first), W2.shape[1]))
        np.add.at(out, where.ravel(), signs[:, None] * W2)
        return -groups[:-1], -groups[-1], -out, b2

    assert check("4e", prune).passed


def test_unique_columns_without_their_outgoing_weights_are_named() -> None:
    def prune(W1, b1, W2, b2):
        _, first = np.unique(np.vstack([W1, b1]), axis=1, return_index=True)
        return W1[:, first], b1[first], W2[first], b2

    assert check("4e", prune).mistake == "drops-the-outgoing-weights"


def test_rows_of_w2_that_were_left_are_told_what_a_unit_is() -> None:
    verdict = check("4e", lambda W1, b1, W2, b2: (W1[:, :2], b1[:2], W2, b2))

    assert "Take away all three together" in details(verdict)["Why"]


def right_prune(W1, b1, W2, b2):
    return find("4e").reference(W1, b1, W2, b2)


def test_a_wrong_second_output_is_shown_and_not_the_first_that_is_right() -> None:
    def prune(W1, b1, W2, b2):
        W1, b1, W2, b2 = right_prune(W1, b1, W2, b2)
        W2 = W2.copy()
        W2[0, 1:] *= 2
        return W1, b1, W2, b2

    shown = details(check("4e", prune))

    assert shown["Came"].split("z = ")[1] != shown["Expected"].split("z = ")[1]


def test_short_numbers_are_told_that_and_not_that_a_share_is_lost() -> None:
    verdict = check("4e", lambda *network: tuple(np.float32(v) for v in right_prune(*network)))

    assert "float32, which keeps too few digits" in details(verdict)["Why"]


@pytest.mark.parametrize("part", [np.sum, np.sort, lambda weights: weights[0]])
def test_units_with_something_in_common_are_no_twins(part) -> None:
    def prune(W1, b1, W2, b2):
        kept, out = [], []
        for j in range(len(b1)):
            for place, i in enumerate(kept):
                signs = [s for s in (1, -1) if np.isclose(b1[i], s * b1[j])
                         and np.allclose(part(W1[:, i]), part(s * W1[:, j]))]  # fmt: skip
                if signs:
                    out[place] = out[place] + signs[0] * W2[j]
                    break
            else:
                kept.append(j)
                out.append(W2[j])
        return W1[:, kept], b1[kept], np.array(out), b2

    assert check("4e", prune).mistake == "part-of-the-weights"


def test_who_writes_into_w2_is_told_so() -> None:
    def prune(W1, b1, W2, b2):
        units, kept = np.vstack([W1, b1]), []
        for j in range(len(b1)):
            for i in kept:
                same = np.allclose(units[:, i], units[:, j])
                if same or np.allclose(units[:, i], -units[:, j]):
                    W2[i] += W2[j] if same else -W2[j]
                    break
            else:
                kept.append(j)
        return W1[:, kept], b1[kept], W2[kept], b2

    assert check("4e", prune).mistake == "changes-inputs"
