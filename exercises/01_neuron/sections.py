"""The sections of chapter 1 that the messages send a reader to, word for word."""

SUM = 'chapter 1, "The weighted sum"'
BIAS = 'chapter 1, "What the bias is for"'
STEP = 'chapter 1, "The activation function"'
BOUNDARY = 'chapter 1, "Turn the knobs"'
BATCH = 'chapter 1, "From loop to X @ W + b"'
GATES = 'chapter 1, "AND, OR, and the one it cannot do"'
