-- Which way of keeping weights in check works best?
-- The best point of each regulariser and target, each that ties for it, against the same seeds without any; p is for all
-- points of its data set, learner, timing and setting together, and so is the verdict.
WITH ranked AS (
  SELECT *,
    rank() OVER (
      PARTITION BY dataset, learner, timing, setting, regulariser, target
      ORDER BY round(accuracy_with, 9) DESC) AS place
  FROM paired
)
SELECT dataset, learner, timing, setting, regulariser, target, sleep_ratio, sleep_decay, variant, pairs,
  round(accuracy_without, 4) AS accuracy_without, round(accuracy_with, 4) AS accuracy_with, round(difference_mean, 4) AS gain,
  round(p_dunnett, 4) AS p, verdict, round(saturation_difference_mean, 4) AS saturation_change,
  round(weight_drift_difference_mean, 3) AS weight_drift_change
FROM ranked
WHERE place = 1
ORDER BY dataset, learner, timing, setting, accuracy_with DESC, sleep_ratio, variant
