-- Is the gain from sleep significant?
-- By seed against no sleep, among all points of its data set, learner, timing and setting: p and interval are
-- Dunnett's, and p_holm is corrected after Holm within the same family.
SELECT dataset, learner, regulariser, target, timing, sleep_ratio, sleep_decay, variant, setting, pairs,
  round(accuracy_without, 4) AS accuracy_without, round(accuracy_with, 4) AS accuracy_with,
  round(difference_mean, 4) AS gain, round(simultaneous_low, 4) AS low, round(simultaneous_high, 4) AS high,
  round(effect_size, 2) AS effect_size, round(p_dunnett, 5) AS p, round(p_holm, 5) AS p_holm, verdict
FROM paired
ORDER BY dataset, learner, regulariser, target, timing, sleep_decay, variant, setting, sleep_ratio
