# Two scratch cells never end, one above and one below the answers.
#
# points: 10
# %% before solve-1a
while True:
    pass
# %% after check-1d
import itertools
for n in itertools.count():
    pass
