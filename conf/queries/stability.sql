-- Where do the weights stay near where they began?
-- Points by how far the weight sum ends from its start, in either direction; 0 is no drift.
SELECT dataset, learner, regulariser, target, timing, sleep_ratio, sleep_decay, variant, setting, n,
  round(weight_drift_mean, 3) AS weight_drift, round(abs(ln(weight_drift_mean)), 3) AS distance,
  round(saturation_mean, 4) AS saturation, round(accuracy_mean, 4) AS accuracy,
  round(participation_ratio_mean, 2) AS participation_ratio, round(centroid_cosine_mean, 4) AS centroid_cosine
FROM summary
WHERE weight_drift_mean > 0
ORDER BY distance, dataset, learner, sleep_ratio, sleep_decay
