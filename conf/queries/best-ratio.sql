-- Which sleep ratio is best on each data set, and how sure is that?
-- The best mean accuracy over ratio and decay for each learner; the gain is over the same seeds without sleep.
WITH ranked AS (
  SELECT *,
    row_number() OVER (
      PARTITION BY dataset, learner, timing, setting
      ORDER BY accuracy_mean DESC, sleep_ratio) AS place
  FROM summary
  WHERE n > 0 AND (regulariser = 'sleep' OR regulariser = 'none')
)
SELECT r.dataset, r.learner, r.timing, r.setting,
  coalesce(r.sleep_ratio, 0) AS best_ratio, r.sleep_decay, r.target, r.n,
  round(r.accuracy_mean, 4) AS accuracy, round(r.accuracy_low, 4) AS low, round(r.accuracy_high, 4) AS high,
  round(p.difference_mean, 4) AS gain, round(p.difference_low, 4) AS gain_low,
  round(p.difference_high, 4) AS gain_high, round(p.p_holm, 4) AS p_holm
FROM ranked r
LEFT JOIN paired p
  ON p.dataset = r.dataset AND p.learner = r.learner AND p.regulariser = r.regulariser
  AND p.target <=> r.target AND p.timing <=> r.timing AND p.sleep_ratio <=> r.sleep_ratio
  AND p.sleep_decay <=> r.sleep_decay AND p.variant = r.variant AND p.setting = r.setting
WHERE r.place = 1
ORDER BY r.dataset, r.learner, r.timing, r.setting
