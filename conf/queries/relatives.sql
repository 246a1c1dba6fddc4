-- What helps the surrogate-gradient network against itself as it is, and at which cost?
-- Synapses, neurons, weights, circuits, regularisers, optimisers and the classic controls beside the plain network of the same seed, samples and scale of
-- the initial weights: accuracy, the gap of training over test accuracy, rate of the hidden neurons and CPU time, with their
-- 95 % intervals; the difference by seed with its own, and p after Holm for all of a data set in one measure.
SELECT dataset, setting, initial_scale, learning_rate, measure, variant, sleep_ratio, n, round(mean, 4) AS mean,
  round(low, 4) AS low, round(high, 4) AS high, round(plain, 4) AS plain, round(difference, 4) AS difference,
  round(difference_low, 4) AS difference_low, round(difference_high, 4) AS difference_high, round(p_holm, 4) AS p_holm,
  round(best_possible, 4) AS best_possible
FROM relatives r
ORDER BY dataset, setting, initial_scale, learning_rate,
  array_position(array('accuracy', 'generalisation gap', 'hidden rate, Hz', 'CPU time, s'), measure), r.mean DESC, variant,
  sleep_ratio
