"""The sandbox: processes that see an interpreter and NumPy, are watched, and leave nothing."""
