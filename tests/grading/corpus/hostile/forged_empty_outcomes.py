# Every case of every exercise is answered with values, and there are none, or far too many.
#
# answers: wrong
# points: 0
# 1a: killed|output
# 1b: killed|output
# 1c: killed|output
# 1d: killed|output
# %% before solve-1a
import sys
wire = next(module for name, module in list(sys.modules.items()) if name.endswith(".wire"))
told = {"problem": "", "form": "", "trouble": None, "changed": [], "has_loop": False}
for number in range(3, 64):
    for exercise, arrays in (("1a", ()), ("1b", (np.ones((1,) * 30), np.ones(0))),
                             ("1c", (np.array("\ud800" * 9), np.ones(3))), ("1d", (np.ones(2),))):
        frames = [({"exercise": exercise}, ())]
        frames += [({"case": n, "outcome": told | {"has_values": True}}, arrays) for n in range(12)]
        for meta, values in frames:
            try:
                wire.send(number, wire.pack(meta, values))
            except OSError:
                break
    try:
        wire.send(number, wire.pack({"done": True}))
    except OSError:
        continue
