# ctypes writes into memory: small integers get other values, True and False change places.
#
# answers: wrong
# points: 0
# 1a: forgets-f|killed|raises|values|type|shape|time|memory|not-defined|output
# 1b: transposed-w|killed|raises|values|type|shape|time|memory|not-defined|output
# 1c: bias-sign|killed|corners|type|shape|time|memory|not-defined|output
# 1d: direction-is-w|killed|raises|direction|type|shape|time|memory|not-defined|output
# %% after check-1d
import ctypes
ctypes.c_int.from_address(id(False) + 24).value = 1
ctypes.c_int.from_address(id(0) + 24).value = 1
for n in range(2, 20):
    ctypes.c_int.from_address(id(n) + 24).value = 10
