"""The code that stands beside a stranger's: it puts cases, runs them and knows no answer.

These files are laid into the sandbox as they are, so they import nothing but
NumPy, the standard library and each other.
"""
