-- What helps the surrogate-gradient network against itself as it is, and at which cost?
-- Synapses, neurons, weights, circuits, regularisers, optimisers and the classic controls beside the plain network of the same seed, samples and scale of
-- the initial weights: accuracy, the gap of training over test accuracy, rate of the hidden neurons and CPU time, with their
-- 95 % intervals; the difference by seed with its own, and p after Holm for all of a data set in one measure.
WITH trained AS (
  SELECT run_id, max_by(training_accuracy, epoch) AS training_accuracy
  FROM checkpoints
  WHERE moment = 'epoch'
  GROUP BY run_id
),
named AS (
  SELECT dataset, seed, test_accuracy, training_accuracy - test_accuracy AS gap, hidden_rate, cpu_seconds,
    best_possible_accuracy, surrogate_initial_scale AS initial_scale, surrogate_learning_rate AS learning_rate,
    surrogate_optimiser = 'adam' AS adam,
    concat_ws(', ',
      concat('gaps of ', gap_xor_smallest_gap, ' to ', gap_xor_largest_gap), nullif(gap_xor_task, 'pair'),
      CASE WHEN gap_xor_distractor_rate > 0 THEN concat('distractors ', gap_xor_distractor_rate, ' ', gap_xor_distractors) END,
      concat(randman_classes, ' manifolds of ', randman_dimensions), nullif(surrogate_stimulus, 'current'),
      concat_ws(',', surrogate_hidden, nullif(surrogate_hidden_above, 'none')) || ' hidden',
      training_images || ' images', training_epochs || ' epochs', nullif(protocol, 'standard')) AS setting,
    concat_ws('|', dataset_checksum, training_steps_per_image, test_images, rows_steps_per_row, events_current,
      events_step_microseconds, surrogate_leak, surrogate_slope, surrogate_batch) AS alike,
    concat_ws(', ',
      nullif(surrogate_synapse, 'plain'), nullif(surrogate_neuron, 'lif'), nullif(surrogate_circuit, 'none'),
      CASE WHEN surrogate_weights <> 'dense' THEN concat_ws(' ', surrogate_weights, 'of rank', states_rank) END,
      CASE WHEN regulariser <> 'none' AND NOT (regulariser = 'sleep' AND coalesce(sleep_ratio, 0) + coalesce(sleep_after_task, 0) = 0)
        THEN concat_ws(' ', regulariser, CASE WHEN sleep_ratio > 0 THEN sleep_ratio END,
          CASE WHEN sleep_after_task > 0 THEN 'after tasks ' || sleep_after_task END, ssdp_rule, ssdp_annealed) END,
      CASE WHEN surrogate_optimiser <> 'adam'
        THEN concat_ws(' ', surrogate_optimiser, 'momentum ' || optimiser_momentum, 'temperature ' || optimiser_temperature) END,
      CASE WHEN optimiser_replacement = 'true' THEN 'replacement' END,
      CASE WHEN surrogate_weight_decay > 0 THEN 'weight decay ' || surrogate_weight_decay END,
      CASE WHEN surrogate_clip > 0 THEN 'clip ' || surrogate_clip END,
      CASE WHEN surrogate_weight_noise > 0 THEN 'weight noise ' || surrogate_weight_noise END,
      CASE WHEN surrogate_dropout > 0 THEN 'dropout ' || surrogate_dropout END,
      CASE WHEN surrogate_rate_penalty > 0
        THEN concat_ws(' ', 'rate penalty', surrogate_rate_penalty, 'at', surrogate_penalty_rate) END,
      CASE WHEN surrogate_stateless <> 'none'
        THEN concat_ws(' ', 'stateless', surrogate_stateless, 'but', surrogate_temporal_share) END) AS variant,
    concat_ws(' ', synapse_learnt, synapse_decay, synapse_fast_decay, synapse_slow_decay, synapse_fast_gain,
      synapse_slow_gain, synapse_warp, synapse_controller_noise, prediction_gain, prediction_gain_learnt, prediction_rate,
      prediction_rate_learnt, prediction_spike_charge, states_shared, lateral_inhibitory_share, msth_target_rate,
      msth_fast_gain, msth_medium_gain, msth_slow_gain, msth_coordinator, msth_membrane_ceiling, msth_average_batches,
      msth_medium_batches, ssdp_amplitude, ssdp_depression_ratio, ssdp_width,
      ssdp_epochs_before, ssdp_anneal_epochs, ssdp_annealed_share, sleep_decay, sleep_static_target, sleep_noise_process,
      sleep_noise_step, sleep_noise_friction, sleep_noise_stiffness, surrogate_sleep_steps, surrogate_sleep_noise,
      surrogate_potentiation, surrogate_depression) AS settings
  FROM runs
  LEFT JOIN trained USING (run_id)
  WHERE status = 'ok' AND learner = 'surrogate-gradient'
),
spelt AS (
  -- how a variant is set is said where that varies
  SELECT * EXCEPT (variant, settings),
    CASE WHEN variant = '' THEN 'plain'
      WHEN min(settings) OVER (PARTITION BY dataset, variant) <> max(settings) OVER (PARTITION BY dataset, variant)
        THEN variant || ' (' || settings || ')'
      ELSE variant END AS variant
  FROM named
),
pairs AS (
  SELECT DISTINCT v.dataset, v.setting, v.initial_scale, p.learning_rate, v.variant, v.seed, v.best_possible_accuracy,
    stack(4,
      'accuracy', v.test_accuracy, p.test_accuracy,
      'generalisation gap', v.gap, p.gap,
      'hidden rate, Hz', v.hidden_rate, p.hidden_rate,
      'CPU time, s', v.cpu_seconds, p.cpu_seconds) AS (measure, value, plain)
  FROM spelt v
  JOIN spelt p
    ON p.variant = 'plain' AND p.dataset = v.dataset AND p.setting = v.setting AND p.alike = v.alike
    AND p.initial_scale = v.initial_scale AND p.seed = v.seed AND (p.learning_rate = v.learning_rate OR NOT v.adam)
),
means AS (
  SELECT dataset, setting, initial_scale, learning_rate, variant, measure, count(*) AS n,
    avg(best_possible_accuracy) AS best_possible, avg(plain) AS plain, avg(value) AS mean,
    stddev_samp(value) / sqrt(count(*)) AS error, CASE WHEN variant <> 'plain' THEN avg(value - plain) END AS difference,
    nullif(stddev_samp(value - plain), 0) / sqrt(count(*)) AS difference_error
  FROM pairs
  WHERE value IS NOT NULL AND plain IS NOT NULL
  GROUP BY ALL
),
tests AS (
  SELECT *, t_quantile(0.975, n - 1) AS t, two_sided_p(difference / difference_error, n - 1) AS p
  FROM means
),
ranked AS (
  SELECT *, count(p) OVER (PARTITION BY dataset, measure) AS family,
    row_number() OVER (PARTITION BY dataset, measure ORDER BY p NULLS LAST) AS rank
  FROM tests
)
SELECT dataset, setting, initial_scale, learning_rate, measure, variant, n, round(mean, 4) AS mean,
  round(mean - error * t, 4) AS low, round(mean + error * t, 4) AS high, round(plain, 4) AS plain,
  round(difference, 4) AS difference, round(difference - difference_error * t, 4) AS difference_low,
  round(difference + difference_error * t, 4) AS difference_high,
  round(CASE WHEN p IS NOT NULL
    THEN max(least(1, p * (family - rank + 1))) OVER (PARTITION BY dataset, measure ORDER BY rank) END, 4) AS p_holm,
  CASE WHEN measure = 'accuracy' THEN round(best_possible, 4) END AS best_possible
FROM ranked
ORDER BY dataset, setting, initial_scale, learning_rate,
  array_position(array('accuracy', 'generalisation gap', 'hidden rate, Hz', 'CPU time, s'), measure), mean DESC, variant
