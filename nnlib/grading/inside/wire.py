"""Frames on a pipe: a length, then JSON or an .npz with JSON in it; never a pickle.

Both ends use it. What comes out of a sandbox is a stranger's: `unpack` believes
no size, no type and no name in it.
"""

import io
import json
import os
import struct
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

_LENGTH = struct.Struct(">I")
_KINDS = "biufU"


class BrokenFrameError(ValueError):
    """What came is no frame, or one that is too large."""


def pack(meta: Mapping[str, Any], arrays: Sequence[NDArray[Any]] = ()) -> bytes:
    """Write a frame.

    Parameters
    ----------
    meta : mapping
        What JSON can hold.
    arrays : sequence of ndarray
        Numbers or text, of any shapes.
    """
    text = json.dumps(meta).encode()
    if arrays:
        held = io.BytesIO()
        numbered = {f"a{i}": array for i, array in enumerate(arrays)}
        np.savez(held, allow_pickle=False, meta=np.frombuffer(text, dtype=np.uint8), **numbered)
        text = held.getvalue()
    return _LENGTH.pack(len(text)) + text


def unpack(body: bytes) -> tuple[dict[str, Any], list[NDArray[Any]]]:
    """Read what stands in a frame behind its length.

    Raises
    ------
    BrokenFrameError
        If it is not what `pack` writes.
    """
    try:
        return _unpack(body)
    except BrokenFrameError:
        raise
    except Exception as error:  # whatever a forger can make zipfile, NumPy or JSON raise
        raise BrokenFrameError(f"{type(error).__name__}: {error}") from error


def _unpack(body: bytes) -> tuple[dict[str, Any], list[NDArray[Any]]]:
    arrays: list[NDArray[Any]] = []
    most = len(body)
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            members = archive.infolist()
            if any(m.compress_type != zipfile.ZIP_STORED for m in members):
                raise BrokenFrameError("compressed")  # a few bytes could become gigabytes
            if sum(m.file_size for m in members) > len(body):
                raise BrokenFrameError("larger inside than outside")
        with np.load(io.BytesIO(body), allow_pickle=False) as held:
            body = held["meta"].tobytes()
            arrays = [held[f"a{i}"] for i in range(len(held.files) - 1)]
    if any(array.dtype.kind not in _KINDS for array in arrays):
        raise BrokenFrameError("neither numbers nor text")
    if any(array.size > most for array in arrays):
        raise BrokenFrameError("more entries than bytes")  # entries of text can have no length
    meta = json.loads(body)
    if not isinstance(meta, dict):
        raise BrokenFrameError("no mapping")
    return meta, arrays


def send(fd: int, frame: bytes) -> None:
    """Write a whole frame to a pipe."""
    while frame:
        frame = frame[os.write(fd, frame) :]


def receive(stream: BinaryIO) -> tuple[dict[str, Any], list[NDArray[Any]]]:
    """Read one frame from a pipe that can be trusted, waiting for it."""
    (length,) = _LENGTH.unpack(stream.read(_LENGTH.size))
    return unpack(stream.read(length))


def take(buffer: bytearray, most: int) -> bytes | None:
    """Cut the first whole frame's body out of what has come so far, or give None.

    Raises
    ------
    BrokenFrameError
        If a frame announces more than `most` bytes: nobody waits for them.
    """
    if len(buffer) < _LENGTH.size:
        return None
    end = _LENGTH.size + _LENGTH.unpack_from(buffer)[0]
    if end > most:
        raise BrokenFrameError("too large")
    if len(buffer) < end:
        return None
    body = bytes(buffer[_LENGTH.size : end])
    del buffer[:end]
    return body
