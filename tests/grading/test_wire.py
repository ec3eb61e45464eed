"""Frames between the judge and a stranger's process: what goes in comes out, forgeries do not."""

import io
import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib.grading.inside import wire


def body(frame: bytes) -> bytes:
    buffer = bytearray(frame)
    taken = wire.take(buffer, 10_000)
    assert taken is not None
    return taken


def npz(members: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def npy(descr: str, shape: str, data: bytes = b"") -> bytes:
    header = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}}}\n".encode()
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + data


META = npy("'|u1'", "(2,)", b"{}")


def test_what_is_packed_is_unpacked() -> None:
    arrays = [np.array(1.5), np.arange(6).reshape(2, 3), np.array(["é", "ab"]), np.zeros((0, 3))]

    meta, came = wire.unpack(body(wire.pack({"at": [1, 2], "word": "é"}, arrays)))

    assert meta == {"at": [1, 2], "word": "é"}
    assert [a.tolist() for a in came] == [a.tolist() for a in arrays]
    assert [a.dtype for a in came] == [a.dtype for a in arrays]


def test_frames_that_come_in_pieces_are_put_together() -> None:
    frames = wire.pack({"a": 1}) + wire.pack({"b": 2}, [np.ones(3)])
    buffer, found = bytearray(), []

    for place in range(len(frames)):
        buffer += frames[place : place + 1]
        if (taken := wire.take(buffer, 10_000)) is not None:
            found.append(wire.unpack(taken)[0])

    assert found == [{"a": 1}, {"b": 2}]
    assert not buffer


def test_a_frame_that_announces_gigabytes_is_not_waited_for() -> None:
    with pytest.raises(wire.BrokenFrameError, match="too large"):
        wire.take(bytearray(b"\x7f\xff\xff\xff"), 10_000)


def test_objects_are_not_packed() -> None:
    with pytest.raises(ValueError, match="Object arrays cannot be saved"):
        wire.pack({}, [np.array([{}])])


@pytest.mark.parametrize(
    "forged",
    [
        b"",
        b"[]",
        b"[" * 100_000,
        b"\xff",
        b"PK\x03\x04",
        npz({"a0.npy": META}),
        npz({"meta.npy": META}, zipfile.ZIP_DEFLATED),
        npz({"meta.npy": META, "a0.npy": npy("'|O'", "(1,)", b"cos\nsystem\n.")}),
        npz({"meta.npy": META, "a0.npy": npy("'<f8'", "(10**15,)")}),
        npz({"meta.npy": META, "a0.npy": npy("'<f8'", "(1000000000000,)")}),
        npz({"meta.npy": META, "a0.npy": npy("'<f8'", "(-1,)")}),
        npz({"meta.npy": META, "a0.npy": npy("'<f8'", "(3,)", bytes(8))}),
        npz({"meta.npy": META, "a0.npy": npy("'<c16'", "(1,)", bytes(16))}),
        npz({"meta.npy": META, "a0.npy": npy("[('x', '<f8')]", "(1,)", bytes(8))}),
        npz({"meta.npy": META, "a0.npy": npy("'<M8[s]'", "(1,)", bytes(8))}),
        npz({"meta.npy": npy("'|u1'", "(2,)", b"[]")}),
    ],
)
def test_a_forged_frame_is_refused(forged: bytes) -> None:
    with pytest.raises(wire.BrokenFrameError):
        wire.unpack(forged)


UNPICKLED: list[str] = []


class Trap:
    """Writes itself down when it is unpickled."""

    def __reduce__(self):
        return UNPICKLED.append, ("opened",)


def test_no_pickle_is_opened() -> None:
    held = io.BytesIO()
    np.savez(held, meta=np.frombuffer(b"{}", np.uint8), a0=np.array([Trap()], dtype=object))

    with pytest.raises(wire.BrokenFrameError):
        wire.unpack(held.getvalue())

    assert UNPICKLED == []


def test_entries_without_bytes_are_not_believed() -> None:
    forged = npz({"meta.npy": META, "a0.npy": npy("'<U0'", "(100000000,)")})

    with pytest.raises(wire.BrokenFrameError, match="more entries than bytes"):
        wire.unpack(forged)


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(noise: bytes) -> None:
    frame = bytearray(body(wire.pack({"at": [1, 2]}, [np.arange(4.0)])))
    frame[60 : 60 + len(noise)] = noise

    for text in (noise, bytes(frame)):
        try:
            meta, arrays = wire.unpack(text)
        except wire.BrokenFrameError:
            continue
        assert isinstance(meta, dict)
        assert all(array.dtype.kind in "biufU" for array in arrays)
