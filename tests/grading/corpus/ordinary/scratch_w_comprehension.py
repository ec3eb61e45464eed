# Scratch cells make W and X by comprehensions.
#
# points: 10
# %% after check-1a
W = np.array([[i + j for j in range(3)] for i in range(4)])
X = np.array([[1.0] * 4 for _ in range(2)])
b = np.array(list(k for k in range(3)))
