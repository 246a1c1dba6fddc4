-- How do the weight sums grow from epoch to epoch?
-- Mean over seeds of the sum of |w| over its start: excitatory and inhibitory (stdp), layers 1 and 2 (surrogate-gradient).
SELECT r.dataset, r.learner, r.regulariser, r.plasticity_timing AS timing, r.sleep_ratio, r.sleep_decay, c.epoch,
  count(*) AS runs,
  round(avg(coalesce(c.weights_excitatory_sum_ratio, c.weights_input_hidden_sum_ratio)), 3) AS excitatory_or_layer_1,
  round(avg(coalesce(c.weights_inhibitory_sum_ratio, c.weights_hidden_output_sum_ratio)), 3) AS inhibitory_or_layer_2,
  round(avg(c.weights_excitatory_upper_fraction), 4) AS excitatory_at_bound,
  round(avg(c.validation_accuracy), 4) AS validation_accuracy
FROM checkpoints c
JOIN runs r ON r.run_id = c.run_id
WHERE c.moment = 'epoch' AND r.status = 'ok'
GROUP BY ALL
ORDER BY r.dataset, r.learner, r.regulariser, timing, r.sleep_decay, r.sleep_ratio, c.epoch
