# Exercise 1b is scikit-learn's, PyTorch's or scipy's, whichever is there.
#
# answers: wrong
# points: 0
# 1b: transposed-w
# %% after check-1b
import importlib
for name in ("torch.nn.functional", "tensorflow", "jax.numpy", "scipy.linalg.blas"):
    try:
        module = importlib.import_module(name)
        module.__file__
        layer = lambda X, W, b: module.linear(X, W.T, b)
        break
    except ImportError:
        continue
