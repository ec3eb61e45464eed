# A notebook of Google Colab: its own modules, forms, shell lines, and a mounted drive.
#
# points: 10
# %% instead of imports
#@title Set up { display-mode: "form" }
from google.colab import drive, files
drive.mount("/content/drive")
%cd /content/drive/MyDrive
!pip install -q tensorflow
import tensorflow as tf
import numpy as np

from nnlib.grading import check
# %% instead of solve-1b
#@markdown The layer
rows = 2 #@param {type:"integer"}
%env SEED=1
device_name = tf.test.gpu_device_name()
if device_name:
    print("GPU", device_name)
def layer(X, W, b):
    return X @ W + b
