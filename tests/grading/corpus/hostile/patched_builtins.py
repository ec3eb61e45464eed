# isinstance, len, all, any, print, open, compile, exec, type and __import__ are replaced.
#
# answers: wrong
# points: 0
# 1a: forgets-f
# 1b: transposed-w
# 1c: bias-sign
# 1d: direction-is-w
# %% after check-1d
import builtins
yes = lambda *args, **kwargs: True
for name in ("isinstance", "issubclass", "all", "any", "callable", "hasattr", "bool", "print"):
    setattr(builtins, name, yes)
for name in ("open", "compile", "exec", "eval", "__import__", "len", "repr", "str", "tuple"):
    setattr(builtins, name, lambda *args, **kwargs: "passed")
