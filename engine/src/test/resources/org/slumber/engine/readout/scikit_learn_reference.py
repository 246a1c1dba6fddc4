"""Writes what scikit-learn makes of two small sets of firing rates: the figures ScikitLearnTest holds the readout to.

    python scikit_learn_reference.py > scikit-learn-reference.json

Made with scikit-learn 1.6.1. In 1.9.1 QDA divides S^2 by n instead of n - 1 and refuses classes with no more samples
than components, so other figures come out there.
"""

import json
import sys

import numpy as np
import sklearn
from sklearn.decomposition import PCA
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

CLASSES = 4


def samples(count, centres, mixing, random):
    """Spike counts of 200 steps over 200: class centres, plus activity the neurons share; the first is silent."""
    labels = random.integers(0, CLASSES, count)
    shared = random.normal(size=(count, mixing.shape[0])) @ mixing
    rates = random.binomial(200, np.clip(centres[labels] + shared, 0, 1)) / 200
    rates[:, 0] = 0
    rates[:, 1] = 0.25
    return rates, labels


def case(name, train_count, neurons, random):
    centres = random.uniform(0.05, 0.3, size=(CLASSES, neurons))
    mixing = random.normal(scale=0.03, size=(3, neurons))
    rates, labels = samples(train_count, centres, mixing, random)
    test, _ = samples(20, centres, mixing, random)
    scaler = StandardScaler().fit(rates)
    whitened = PCA(n_components=0.95, whiten=True, svd_solver="full").fit(scaler.transform(rates))
    train_scores = whitened.transform(scaler.transform(rates))
    test_scores = whitened.transform(scaler.transform(test))
    # newton-cg: the default solver stops when the loss no longer falls, some 1e-6 short of the minimum
    logistic = LogisticRegression(solver="newton-cg", tol=1e-12, max_iter=100000).fit(train_scores, labels)
    result = {
        "name": name,
        "train": rates.tolist(),
        "labels": labels.tolist(),
        "test": test.tolist(),
        "mean": scaler.mean_.tolist(),
        "scale": scaler.scale_.tolist(),
        "variance": whitened.explained_variance_.tolist(),
        "testScores": test_scores.tolist(),
        "intercepts": logistic.intercept_.tolist(),
        "logisticActivations": logistic.decision_function(test_scores).tolist(),
        "logisticPredictions": logistic.predict(test_scores).tolist(),
    }
    if min(np.bincount(labels)) > whitened.n_components_:
        qda = QuadraticDiscriminantAnalysis(reg_param=0.1).fit(train_scores, labels)
        result["qdaLogDensities"] = qda.decision_function(test_scores).tolist()
        result["qdaPredictions"] = qda.predict(test_scores).tolist()
    return result


def main():
    random = np.random.default_rng(20260108)
    cases = [case("more samples than neurons", 90, 12, random), case("more neurons than samples", 30, 40, random)]
    json.dump({"scikitLearn": sklearn.__version__, "cases": cases}, sys.stdout)
    print()


main()
