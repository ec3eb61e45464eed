# The notebook changes into a folder of its own machine.
#
# points: 10
# %% after imports
import os, sys
os.chdir("..")
sys.path.append("../course")
os.chdir("D:/homework")
