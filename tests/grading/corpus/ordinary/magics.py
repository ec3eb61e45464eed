# Magics, shell lines and questions, between the answers and in their cells.
#
# points: 10
# %% before imports
%matplotlib inline
%config InlineBackend.figure_format = "retina"
%load_ext autoreload
%autoreload 2
%pip install --quiet numpy
!pip list | grep numpy
# %% instead of solve-1a
!ls -la
files = !ls *.ipynb
here = %pwd
def neuron(x, w, b, f):
    z = x @ w + b
    return f(z)
?np.dot
np.matmul??
neuron?
%who
# %% after check-1a
%%bash
echo "hello" > hello.txt
# %% after check-1b
%%html
<b>My notes</b>
# %% after check-1c
%%writefile helper.py
def helper():
    return 1
# %% after check-1d
%%javascript
alert("done")
# %% after check-1d
%run helper.py
%history -n
%debug
