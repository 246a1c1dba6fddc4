-- Does what was learned beat the raw pixels, the untrained network and its own shuffled weights?
-- Mean accuracies over the seeds of each point beside those of its controls; the parameter controls says which are
-- measured. What shuffling each neuron's weights costs (structure_gain, with its 95 % interval) is structure, the rest of
-- the accuracy is scale; with --margin, structure says whether that is equivalent to nothing.
SELECT dataset, learner, regulariser, target, timing, sleep_ratio, sleep_decay, variant, setting, n,
  round(accuracy_mean, 4) AS accuracy, round(accuracy_raw_pixels_mean, 4) AS raw_pixels,
  round(accuracy_frozen_mean, 4) AS frozen, round(accuracy_intact_mean, 4) AS intact,
  round(accuracy_shuffled_mean, 4) AS shuffled, round(structure_gain_mean, 4) AS structure_gain,
  round(structure_gain_low, 4) AS structure_low, round(structure_gain_high, 4) AS structure_high,
  structure_gain_equivalence AS structure
FROM summary
WHERE coalesce(accuracy_raw_pixels_mean, accuracy_frozen_mean, accuracy_shuffled_mean) IS NOT NULL
ORDER BY dataset, learner, accuracy_mean DESC, regulariser, sleep_ratio, sleep_decay, variant, setting
