-- How does accuracy go with the decay?
-- Over all ratios above 0 and seeds of each decay, with the ratio that is best at it.
SELECT dataset, learner, target, timing, setting, sleep_decay, count(*) AS points, sum(n) AS runs,
  round(avg(accuracy_mean), 4) AS mean_accuracy, round(max(accuracy_mean), 4) AS best_accuracy,
  max_by(sleep_ratio, accuracy_mean) AS best_ratio,
  round(avg(saturation_mean), 4) AS saturation, round(avg(weight_drift_mean), 3) AS weight_drift
FROM summary
WHERE n > 0 AND sleep_ratio > 0
GROUP BY ALL
ORDER BY dataset, learner, target, timing, setting, sleep_decay DESC
