"""What held-out scores are worth on debates."""
import numpy as np
from sklearn.metrics import average_precision_score


def mean_average_precision(rows, score):
    """The mean over debates of the average precision of their ranking."""
    debates = sorted({row.group for row in rows if row.group.startswith("2019/")})
    values = []
    for debate in debates:
        chosen = [i for i, row in enumerate(rows) if row.group == debate]
        values.append(average_precision_score([rows[i].label for i in chosen], score[chosen]))
    return float(np.mean(values)) if values else float("nan")
