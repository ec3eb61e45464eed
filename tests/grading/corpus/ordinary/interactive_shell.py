# IPython's shell is set up to show every expression.
#
# points: 10
# %% after imports
from IPython.core.interactiveshell import InteractiveShell
InteractiveShell.ast_node_interactivity = "all"
