-- Is sleep more than decay, at equal weight sums?
-- Sleep, decay awake, the soft bound and frozen weights by the excitatory weight sum that they end at, over that of the
-- network as it is drawn without a gain. Beside each the sleeping point with the nearest sum, and how much better it is.
SELECT dataset, timing, circumstances, curve, altered, sleep_ratio, n, round(weight_sum, 3) AS weight_sum,
  round(accuracy, 4) AS accuracy, round(accuracy_low, 4) AS low, round(accuracy_high, 4) AS high, nearest_ratio,
  round(nearest_sum, 3) AS nearest_sum, round(sleep_is_better_by, 4) AS sleep_is_better_by
FROM dose_curves
ORDER BY dataset, timing, circumstances, curve, weight_sum, altered
