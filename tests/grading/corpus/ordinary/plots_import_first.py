# matplotlib, seaborn and pandas are imported before NumPy, in the handout's own cell of imports.
#
# points: 10
# %% instead of imports
import matplotlib.pyplot as plt
import seaborn as sns
import pandas as pd
sns.set_theme(style="whitegrid")
plt.rcParams["figure.figsize"] = (6, 4)
import numpy as np

from nnlib.grading import check
