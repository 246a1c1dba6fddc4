-- How fast must homeostasis be, and does sleep widen the window?
-- Synaptic scaling, BCM and intrinsic plasticity by their time scale in half decades, alone and with sleep: that of the
-- rate that the first two follow, of the third the seconds at its target rate in which a threshold moves by 1 mV (our
-- reading).
WITH timed AS (
  SELECT dataset, plasticity_timing AS timing,
    CASE WHEN plasticity_rule = 'bcm' THEN 'bcm' ELSE homeostasis END AS mechanism,
    CASE
      WHEN plasticity_rule = 'bcm' THEN bcm_time_constant / 1000
      WHEN homeostasis = 'scaling' THEN scaling_time_constant / 1000
      ELSE 1 / nullif(intrinsic_learning_rate * intrinsic_target_rate, 0)
    END AS seconds,
    coalesce(sleep_ratio, 0) > 0 AS asleep,
    test_accuracy, weights_excitatory_sum_ratio_end, excitatory_rate, homeostat_oscillation, stable
  FROM runs
  WHERE status = 'ok' AND learner = 'stdp'
    AND (plasticity_rule = 'bcm' AND homeostasis = 'none'
      OR plasticity_rule = 'pair' AND homeostasis IN ('scaling', 'intrinsic'))
)
SELECT dataset, timing, mechanism, round(power(10, round(2 * log10(seconds)) / 2), 3) AS seconds,
  count_if(NOT asleep) AS n_alone,
  round(avg(test_accuracy) FILTER (WHERE NOT asleep), 4) AS accuracy_alone,
  round(avg(stable) FILTER (WHERE NOT asleep), 3) AS stable_alone,
  round(avg(weights_excitatory_sum_ratio_end) FILTER (WHERE NOT asleep), 3) AS drift_alone,
  round(avg(homeostat_oscillation) FILTER (WHERE NOT asleep), 3) AS oscillation_alone,
  count_if(asleep) AS n_asleep,
  round(avg(test_accuracy) FILTER (WHERE asleep), 4) AS accuracy_asleep,
  round(avg(stable) FILTER (WHERE asleep), 3) AS stable_asleep,
  round(avg(weights_excitatory_sum_ratio_end) FILTER (WHERE asleep), 3) AS drift_asleep,
  round(avg(homeostat_oscillation) FILTER (WHERE asleep), 3) AS oscillation_asleep
FROM timed
GROUP BY ALL
ORDER BY dataset, timing, mechanism, seconds
