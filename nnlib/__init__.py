"""The library of the book: neural networks in NumPy, small enough to read."""
