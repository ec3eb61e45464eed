# Every answer is the reference of the library's checks, by every way to import it.
#
# answers: wrong
# points: 0
# 1a: may-not-import "nnlib"
# 1b: may-not-import "nnlib"
# 1c: may-not-import "nnlib"
# 1d: may-not-import "nnlib"
# %% instead of solve-1a
import nnlib.grading.catalogue as catalogue
neuron = catalogue.exercises()["1a"].reference
# %% instead of solve-1b
layer = __import__("nnlib.grading", fromlist=["find"]).find("1b").reference
# %% instead of solve-1c
import importlib
gates = importlib.import_module("nnlib.grading").find("1c").reference
# %% instead of solve-1d
from nnlib import grading
boundary = grading.find("1d").reference
