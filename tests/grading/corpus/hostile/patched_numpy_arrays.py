# np.array, np.asarray and np.ndarray are replaced: whoever makes an array gets ones.
#
# answers: wrong
# points: 0
# 1a: output|forgets-f|values|shape|type|raises|killed
# 1b: output|transposed-w|values|shape|type|raises|killed
# 1c: output|bias-sign|corners|shape|type|killed
# 1d: output|direction-is-w|direction|point|length|shape|type|raises|killed
# %% after imports
_ones = np.ones
np.array = lambda *args, **kwargs: _ones(2)
np.asarray = np.ascontiguousarray = np.asanyarray = np.array
np.ndarray = object
