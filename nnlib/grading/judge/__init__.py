"""The judge: marks for strangers' code that runs in a sandbox and never meets the answers."""
