"""Calls of the kernel that no answer needs, refused by a filter in the kernel itself.

Some hold memory that belongs to no process, so that nobody could count it;
others look into processes or have often been a way out of sandboxes.

References
----------
The filter is a program for classic BPF as described in the kernel's
Documentation/userspace-api/seccomp_filter.rst; numbers of calls are those of
arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
"""

import errno
import platform
import struct

# For each processor its number in <linux/audit.h>, and each call's number there.
_PROCESSORS = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_REFUSED = {
    "x86_64": {
        "shmget": 29, "semget": 64, "msgget": 68, "ptrace": 101, "mount": 165, "mq_open": 240,
        "add_key": 248, "request_key": 249, "keyctl": 250, "unshare": 272,
        "perf_event_open": 298, "setns": 308, "process_vm_readv": 310, "process_vm_writev": 311,
        "memfd_create": 319, "bpf": 321, "userfaultfd": 323, "io_uring_setup": 425,
        "memfd_secret": 447,
    },
    "aarch64": {
        "mount": 40, "unshare": 97, "ptrace": 117, "mq_open": 180, "msgget": 186, "semget": 190,
        "shmget": 194, "add_key": 217, "request_key": 218, "keyctl": 219,
        "perf_event_open": 241, "setns": 268, "process_vm_readv": 270, "process_vm_writev": 271,
        "memfd_create": 279, "bpf": 280, "userfaultfd": 282, "io_uring_setup": 425,
        "memfd_secret": 447,
    },
}  # fmt: skip
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER_AT, _PROCESSOR_AT = 0, 4
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
# On x86_64 numbers from here on belong to an older way of calling (x32).
_OTHER_NUMBERS = 0x40000000


def calls_filter(processor: str = "") -> bytes:
    """Give the filter as bubblewrap takes it; empty for a processor that has no table here.

    Parameters
    ----------
    processor : str
        As the kernel names it; this machine's if empty.
    """
    processor = processor or platform.machine()
    if processor not in _PROCESSORS:
        return b""
    numbers = sorted(_REFUSED[processor].values())
    left = len(numbers) + 1
    steps = [
        (_LOAD, 0, 0, _PROCESSOR_AT),
        # From here `left` comparisons and the step that allows stand before the one that refuses.
        (_EQUAL, 0, left + 2, _PROCESSORS[processor]),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_AT_LEAST, left, 0, _OTHER_NUMBERS),
    ]
    steps += [(_EQUAL, left - 1 - i, 0, number) for i, number in enumerate(numbers)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
