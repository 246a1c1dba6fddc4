-- Where does saturation start?
-- For each decay, the largest ratio whose runs still saturate (more than half of the synapses at the upper bound) and
-- the smallest that keeps all of them from it; runs without sleep stand beside every decay, as ratio 0. No bound, no
-- saturation: the surrogate-gradient network has none.
WITH points AS (
  SELECT *, regulariser = 'none' OR (regulariser = 'sleep' AND sleep_ratio = 0) AS without
  FROM summary
  WHERE n > 0 AND saturation_mean IS NOT NULL
),
conditions AS (
  SELECT DISTINCT dataset, learner, regulariser, target, timing, sleep_decay, variant, setting
  FROM points
  WHERE NOT without
)
SELECT c.dataset, c.learner, c.regulariser, c.target, c.timing, c.sleep_decay, c.variant, c.setting,
  max(CASE WHEN p.saturated_runs > 0 THEN if(p.without, 0, p.sleep_ratio) END) AS largest_ratio_saturating,
  min(CASE WHEN p.saturated_runs = 0 THEN if(p.without, 0, p.sleep_ratio) END) AS smallest_ratio_without,
  sum(p.saturated_runs) AS saturated_runs, sum(p.n) AS runs,
  round(min(p.steps_to_saturation_mean)) AS steps_to_saturation,
  round(max(p.saturation_mean), 4) AS highest_mean_saturation
FROM conditions c
JOIN points p
  ON p.dataset = c.dataset AND p.learner = c.learner AND p.timing <=> c.timing AND p.setting = c.setting
  AND (p.without OR (p.regulariser = c.regulariser AND p.target <=> c.target AND p.sleep_decay <=> c.sleep_decay
    AND p.variant = c.variant))
GROUP BY ALL
ORDER BY c.dataset, c.learner, c.regulariser, c.target, c.timing, c.sleep_decay, c.variant, c.setting
