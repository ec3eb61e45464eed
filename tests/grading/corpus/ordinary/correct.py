# The handout filled in with right answers.
#
# points: 10
