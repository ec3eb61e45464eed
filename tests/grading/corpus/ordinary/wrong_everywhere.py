# A classic mistake in every exercise; each gets its own message.
#
# answers: wrong
# points: 0
# 1a: forgets-f "This is z, the weighted sum plus the bias" "call f on it"
# 1b: transposed-w "W came in turned round" "needs no .T"
# 1c: bias-sign "With −b in the place of b this is the gate"
# 1d: direction-is-w "Your direction is w itself" "(−w2, w1)"
