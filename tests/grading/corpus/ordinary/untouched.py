# The handout as it was given out.
#
# answers: starter
# points: 0
# 1a: starter "still the starter: put your result"
# 1b: starter "still the starter"
# 1c: starter "still the starter"
# 1d: starter "still the starter"
