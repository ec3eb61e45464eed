# __main__ and the modules of the judge are replaced in sys.modules.
#
# answers: wrong
# points: 0
# %% after imports
import sys, types
class Agreeable(types.ModuleType):
    def __getattr__(self, name):
        return lambda *args, **kwargs: True
for name in ("nnlib", "nnlib.grading", "nnlib.grading.marking", "nnlib.grading.comparing"):
    sys.modules[name] = Agreeable(name)
sys.modules["__main__"] = Agreeable("__main__")
