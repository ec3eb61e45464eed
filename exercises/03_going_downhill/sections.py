"""The sections of chapter 3 that the messages send a reader to, word for word."""

POINTS = 'chapter 3, "Can the point game train?"'
LOSS = 'chapter 3, "A loss with a slope"'
GRADIENT = 'chapter 3, "The gradient"'
WALKING = 'chapter 3, "Walking: batch, mini-batch, one by one"'
STEP = 'chapter 3, "How long a step"'
