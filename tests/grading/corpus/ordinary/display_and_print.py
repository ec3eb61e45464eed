# display and print, with IPython's own names, and a lot of small output.
#
# points: 10
# %% after imports
from IPython.display import HTML, Markdown, display
display(Markdown("# My solutions"))
HTML("<i>hello</i>")
# %% instead of solve-1a
def neuron(x, w, b, f):
    z = x @ w + b
    print("z is", z, "of shape", np.shape(z))
    display(z)
    return f(z)
display(neuron)
# %% after check-1b
for i in range(20000):
    print(i, end=" ")
# %% after check-1d
Out
In[0]
get_ipython().run_line_magic("matplotlib", "inline")
