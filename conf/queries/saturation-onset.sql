-- Where does saturation start?
-- For each decay, the largest ratio whose runs still saturate (more than half of the synapses at the upper bound) and
-- the smallest that keeps all of them from it. No bound, no saturation: the surrogate-gradient network has none.
SELECT dataset, learner, regulariser, target, timing, sleep_decay, variant, setting,
  max(CASE WHEN saturated_runs > 0 THEN sleep_ratio END) AS largest_ratio_saturating,
  min(CASE WHEN saturated_runs = 0 THEN sleep_ratio END) AS smallest_ratio_without,
  sum(saturated_runs) AS saturated_runs, sum(n) AS runs,
  round(min(steps_to_saturation_mean)) AS steps_to_saturation,
  round(max(saturation_mean), 4) AS highest_mean_saturation
FROM summary
WHERE n > 0 AND saturation_mean IS NOT NULL
GROUP BY ALL
ORDER BY dataset, learner, regulariser, target, timing, sleep_decay, variant, setting
