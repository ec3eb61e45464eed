"""The class workflow: the judge's marks, where nbgrader's gradebook and formgrader read them.

nbgrader hands out, collects, shows and gives back. It also runs hand-ins to grade them, without a
sandbox; here the judge does that in its place.
"""
