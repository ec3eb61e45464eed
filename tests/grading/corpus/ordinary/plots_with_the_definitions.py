# Plots stand in the cells that define the answers, before and after them.
#
# points: 10
# %% instead of solve-1a
import matplotlib.pyplot as plt
fig, axes = plt.subplots(1, 2, figsize=(8, 4))
axes[0].plot(np.linspace(-3, 3), np.tanh(np.linspace(-3, 3)), label="tanh")
for ax in axes:
    ax.legend()
def neuron(x, w, b, f):
    return f(x @ w + b)
plt.scatter(*np.random.default_rng(0).normal(size=(2, 30)), c="tab:blue")
plt.title("what my neuron does")
plt.show()
# %% instead of solve-1d
with plt.style.context("ggplot"):
    plt.axline((0, 0), slope=1)
def boundary(w, b):
    n = np.linalg.norm(w)
    if n == 0:
        raise ValueError("no line")
    return -b * w / n**2, np.array([-w[1], w[0]]) / n
point, direction = boundary(np.array([3.0, 4.0]), -10)
plt.plot(*zip(point - direction, point + direction))
plt.savefig("line.png")
