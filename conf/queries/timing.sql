-- Does the effect hang on the sign of the spike-time difference?
-- The published rule beside the textbook's, at each ratio.
SELECT dataset, coalesce(sleep_ratio, 0) AS sleep_ratio, sleep_decay, target, variant, setting,
  any_value(n) FILTER (WHERE timing = 'published') AS n_published,
  round(any_value(accuracy_mean) FILTER (WHERE timing = 'published'), 4) AS published,
  round(any_value(weight_drift_mean) FILTER (WHERE timing = 'published'), 3) AS drift_published,
  any_value(n) FILTER (WHERE timing = 'causal') AS n_causal,
  round(any_value(accuracy_mean) FILTER (WHERE timing = 'causal'), 4) AS causal,
  round(any_value(weight_drift_mean) FILTER (WHERE timing = 'causal'), 3) AS drift_causal
FROM summary
WHERE learner = 'stdp' AND regulariser IN ('none', 'sleep')
GROUP BY ALL
ORDER BY dataset, target, variant, setting, sleep_decay, sleep_ratio
