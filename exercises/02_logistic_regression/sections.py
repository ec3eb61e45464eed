"""The sections of chapter 2 that the messages send a reader to, word for word."""

ODDS = 'chapter 2, "From Bayes to odds"'
LOG_ODDS = 'chapter 2, "Why a sum: the log-odds"'
FIT = 'chapter 2, "Fit it"'
BENT = 'chapter 2, "When the line fails"'
CLASSES = 'chapter 2, "More than two classes"'
COSTS = 'chapter 2, "Face unlock: scores, costs, thresholds"'
SCORE = 'chapter 2, "How sure is a test score"'
