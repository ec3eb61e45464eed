"""Numbers that the generator gives: its authors', and our own, which no link or cell may lose."""

# The state that the authors' C program starts from in everybody's tests, and what it draws.
STATE = [1, 2, 3, 4]
DRAWN = [
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
    4258142804,
]  # fmt: skip
# What each seed draws first, and how it orders 8 numbers. A link to the playground holds a seed, so
# these stay as they are.
FROM_SEED = {
    0: ([3809008728, 1133695204, 53579671, 2891528803], [2, 4, 6, 5, 3, 0, 1, 7]),
    1: ([2442144158, 3238099751, 3819917871, 2104621829], [3, 0, 7, 1, 2, 6, 5, 4]),
    42: ([2837322924, 544945897, 479756282, 3500138142], [1, 2, 3, 7, 4, 6, 0, 5]),
    4294967295: ([835879718, 1921286648, 2356205009, 1885780724], [4, 7, 5, 0, 2, 6, 3, 1]),
}
