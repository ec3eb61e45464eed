"""What a browser may do with what a page wants to keep."""

import json

FORBIDDEN = """Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('no', 'SecurityError'); } });"""
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError'); };"""
KEEPS_NOTHING = "This browser keeps nothing for this page."


def kept(name: str, text: str) -> str:
    """Write the script that leaves a text in the browser, as an earlier visit would have."""
    return f"localStorage.setItem({json.dumps(f'from-one-neuron/1/{name}')}, {json.dumps(text)});"
