"""The sections of chapter 4 that the messages send a reader to, word for word."""

COLLAPSE = 'chapter 4, "What do two layers add?"'
COUNT = 'chapter 4, "Counting"'
GRAPH = 'chapter 4, "Logistic regression as a network"'
UNITS = 'chapter 4, "What each unit sees"'
XOR = 'chapter 4, "XOR by hand"'
TWINS = 'chapter 4, "Twins and pruning"'
