# Numbers from pandas and scikit-learn are put into formatted text.
#
# points: 10
# %% instead of solve-1a
import pandas as pd
from sklearn.metrics import accuracy_score
df = pd.DataFrame({"a": [1, 2]})
acc = accuracy_score([1], [1])
print(f"accuracy {acc:.2f}")
def neuron(x, w, b, f):
    return f(x @ w + b)
