-- Is the gain from sleep significant?
-- By seed against no sleep; p is corrected after Holm for every comparison in these results.
SELECT dataset, learner, regulariser, target, timing, sleep_ratio, sleep_decay, variant, setting, pairs,
  round(accuracy_without, 4) AS accuracy_without, round(accuracy_with, 4) AS accuracy_with,
  round(difference_mean, 4) AS gain, round(difference_low, 4) AS low, round(difference_high, 4) AS high,
  round(effect_size, 2) AS effect_size, round(p, 5) AS p, round(p_holm, 5) AS p_holm,
  CASE
    WHEN p_holm IS NULL THEN 'too few seeds, or no difference varies'
    WHEN p_holm >= 0.05 THEN 'no difference shown'
    WHEN difference_mean > 0 THEN 'better'
    ELSE 'worse'
  END AS verdict
FROM paired
ORDER BY dataset, learner, regulariser, target, timing, sleep_decay, variant, setting, sleep_ratio
