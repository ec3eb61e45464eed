"""The sections of chapter 1 that the messages send a reader to, word for word."""

SUM = 'chapter 1, "The weighted sum"'
BIAS = 'chapter 1, "The bias"'
STEP = 'chapter 1, "The step"'
BATCH = 'chapter 1, "From a loop to X @ W + b"'
LAYER = 'chapter 1, "A layer of three neurons"'
BOUNDARY = 'chapter 1, "The boundary line"'
GATES = 'chapter 1, "AND, OR and XOR"'
