# Magics inside blocks, and a percent sign that is none.
#
# points: 10
# %% instead of solve-1b
for n in (1, 2):
    %time np.ones((n, 4)) @ np.ones((4, 3))
if True:
    !echo "two lines"
share = 7 \
    % 4
def layer(X, W, b):
    return X @ W + b
print("%d of %d" % (share, 4))
