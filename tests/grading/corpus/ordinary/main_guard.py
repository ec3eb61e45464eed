# A test of the answers stands below `if __name__ == "__main__":`, and fails.
#
# points: 10
# %% after check-1d
if __name__ == "__main__":
    print(neuron(np.ones(2), np.ones(2), 0.5, np.tanh))
    assert layer(np.eye(2), np.eye(2), np.ones(2)).sum() == 100
    print("never reached")
# %% instead of solve-1a
if __name__ == "__main__":
    def neuron(x, w, b, f):
        return f(x @ w + b)
