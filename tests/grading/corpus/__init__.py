"""Hand-ins of all sorts, each with the marks and the words that a fair teacher would give it.

A hand-in of `ordinary/`, `unlucky/` or `hostile/` is a file of cells that differs
in one point from the handout filled in. Its head says what it does and what it
must get. Where the file itself is the point, a maker of `files/` writes the bytes.
Files of `hostile/` and `unlucky/` are run by the judge only, never by hand.
"""
