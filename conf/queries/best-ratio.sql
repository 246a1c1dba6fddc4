-- Which sleep ratio is best on each data set, and how sure is that?
-- The best mean accuracy over ratio and decay for each learner, a row each where several tie, and the next best; the
-- gain is over the same seeds without sleep, with the interval that holds for all points together, and verdict says
-- whether it is one. What was picked as the best is expected to look better than it is by the optimism.
WITH next AS (
  SELECT dataset, learner, regulariser, timing, setting,
    min_by(struct(sleep_ratio, sleep_decay, accuracy_mean, probability_best), place) AS point
  FROM ranking
  WHERE place > 1
  GROUP BY ALL
)
SELECT best.dataset, best.learner, best.timing, best.setting,
  coalesce(best.sleep_ratio, 0) AS best_ratio, best.sleep_decay, best.target, best.variant, best.tied, best.points, best.n,
  round(best.accuracy_mean, 4) AS accuracy, round(best.accuracy_expected, 4) AS accuracy_expected,
  round(best.probability_best, 3) AS probability_best,
  round(best.gain_mean, 4) AS gain, round(best.gain_low, 4) AS gain_low, round(best.gain_high, 4) AS gain_high,
  best.verdict, round(best.optimism, 4) AS optimism,
  if(next.point IS NOT NULL, coalesce(next.point.sleep_ratio, 0), NULL) AS next_ratio, next.point.sleep_decay AS next_decay,
  round(next.point.accuracy_mean, 4) AS next_accuracy, round(next.point.probability_best, 3) AS next_probability
FROM ranking best
LEFT JOIN next
  ON next.dataset = best.dataset AND next.learner = best.learner AND next.regulariser = best.regulariser
  AND next.timing <=> best.timing AND next.setting = best.setting
WHERE best.place = 1 AND best.regulariser = 'sleep'
ORDER BY best.dataset, best.learner, best.timing, best.setting, best_ratio, best.sleep_decay
