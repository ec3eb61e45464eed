# Settings that change how NumPy prints, rounds its output and complains.
#
# points: 10
# %% after imports
np.set_printoptions(precision=2, suppress=True)
np.seterr(all="raise")
np.random.seed(42)
import warnings
warnings.filterwarnings("error")
