-- Which sleep ratio is best on each data set, and how sure is that?
-- The best mean accuracy over ratio and decay for each learner, and the next best; the gain is over the same seeds
-- without sleep, what was picked as the best being expected to look better than it is by the optimism.
SELECT best.dataset, best.learner, best.timing, best.setting,
  coalesce(best.sleep_ratio, 0) AS best_ratio, best.sleep_decay, best.target, best.variant, best.points, best.n,
  round(best.accuracy_mean, 4) AS accuracy, round(best.probability_best, 3) AS probability_best,
  round(best.gain_mean, 4) AS gain, round(best.gain_low, 4) AS gain_low, round(best.gain_high, 4) AS gain_high,
  round(best.optimism, 4) AS optimism,
  if(next.place = 2, coalesce(next.sleep_ratio, 0), NULL) AS next_ratio, next.sleep_decay AS next_decay, round(next.accuracy_mean, 4) AS next_accuracy,
  round(next.probability_best, 3) AS next_probability
FROM ranking best
LEFT JOIN ranking next
  ON next.dataset = best.dataset AND next.learner = best.learner AND next.regulariser = best.regulariser
  AND next.timing <=> best.timing AND next.setting = best.setting AND next.place = 2
WHERE best.place = 1 AND best.regulariser = 'sleep'
ORDER BY best.dataset, best.learner, best.timing, best.setting
