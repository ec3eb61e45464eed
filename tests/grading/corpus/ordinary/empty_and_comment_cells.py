# Cells with nothing in them, or only a comment, a string, an expression.
#
# points: 10
# %% before imports

# %% after imports
# to do tomorrow
# %% after check-1a
"""A text in quotation marks."""
# %% after check-1b
...
# %% after check-1c
gates
# %% after check-1d
_
