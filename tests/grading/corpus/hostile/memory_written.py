# ctypes writes into memory: small integers get other values, True and False change places.
#
# answers: wrong
# points: 0
# 1a: killed|output|time|raises|forgets-f
# 1b: killed|output|time|raises|transposed-w
# 1c: killed|output|time|raises|bias-sign
# 1d: killed|output|time|raises|direction-is-w
# %% after check-1d
import ctypes
ctypes.c_int.from_address(id(False) + 24).value = 1
ctypes.c_int.from_address(id(0) + 24).value = 1
for n in range(2, 20):
    ctypes.c_int.from_address(id(n) + 24).value = 10
