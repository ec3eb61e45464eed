# The check cells are edited, emptied and replaced.
#
# points: 10
# %% instead of check-1a
check("1a", np.tanh)
# %% instead of check-1b

# %% instead of check-1c
def check(*arguments):
    return True
# %% instead of check-1d
check("9z")
assert check("1d")
