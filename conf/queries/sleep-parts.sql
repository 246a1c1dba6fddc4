-- What of sleep is it that helps: its decay, its noise, its plasticity, or that weights are scaled at all?
-- Runs with sleep beside those of the same seed that sleep without one of its parts, that decay awake at its dose, or that
-- never learn: accuracy of these minus accuracy with sleep, with its 95 % interval, p after Holm for all of a data set.
-- equivalent_within is the smallest margin within which both are equivalent (two one-sided tests at 5 %): what of sleep
-- may be left out at no more than that.
WITH parts AS (
  SELECT dataset, plasticity_timing AS timing, seed, test_accuracy, plasticity_ltd, training_order,
    concat_ws('|', preset, protocol, plasticity_rule, plasticity_inhibitory, circuit) AS setting,
    CASE
      WHEN plasticity_excitatory_learning_rate = 0 AND plasticity_inhibitory_learning_rate = 0
        THEN concat('no learning, excitatory weights times ', network_gain)
      WHEN homeostasis = 'decay' THEN 'decay awake at the same dose'
      WHEN sleep_plasticity = 'off' THEN 'no plasticity asleep'
      WHEN sleep_plasticity = 'anti' THEN 'plasticity reversed asleep'
      WHEN sleep_noise_factor = 0 THEN 'no noise asleep'
      WHEN sleep_noise_factor <> 1 THEN concat('noise asleep times ', sleep_noise_factor)
      WHEN sleep_decay = 1 THEN 'no decay asleep'
      ELSE 'sleep'
    END AS part,
    CASE WHEN homeostasis = 'decay' THEN decay_ratio ELSE coalesce(sleep_ratio, 0) END AS dose,
    CASE WHEN homeostasis = 'decay' THEN decay_exponent ELSE sleep_decay END AS decay,
    int(plasticity_excitatory_learning_rate = 0) + int(network_gain <> 1) + int(homeostasis = 'decay')
      + int(coalesce(sleep_ratio, 0) > 0 AND sleep_plasticity <> 'on')
      + int(coalesce(sleep_ratio, 0) > 0 AND sleep_noise_factor <> 1)
      + int(coalesce(sleep_ratio, 0) > 0 AND sleep_decay = 1) AS changes,
    coalesce(sleep_ratio, 0) AS sleep_ratio
  FROM runs
  WHERE status = 'ok' AND learner = 'stdp' AND regulariser IN ('none', 'sleep') AND homeostasis IN ('none', 'decay')
),
pairs AS (
  SELECT DISTINCT s.dataset, s.timing, s.setting, s.plasticity_ltd AS ltd, s.training_order, s.dose AS sleep_ratio,
    s.decay AS sleep_decay, o.part, s.seed, s.test_accuracy AS asleep, o.test_accuracy AS other
  FROM parts s
  JOIN parts o
    ON o.dataset = s.dataset AND o.timing = s.timing AND o.setting = s.setting AND o.plasticity_ltd = s.plasticity_ltd
    AND o.training_order = s.training_order AND o.seed = s.seed
  WHERE s.part = 'sleep' AND s.changes = 0 AND s.sleep_ratio > 0
    AND (o.part LIKE 'no learning,%' AND o.sleep_ratio = 0
      OR o.part = 'decay awake at the same dose' AND o.changes = 1 AND o.sleep_ratio = 0 AND o.dose = s.dose
        AND o.decay = s.decay
      OR o.part = 'no decay asleep' AND o.changes = 1 AND o.sleep_ratio = s.sleep_ratio
      OR o.part NOT IN ('sleep', 'no decay asleep') AND o.changes = 1 AND o.sleep_ratio = s.sleep_ratio
        AND o.decay = s.decay)
),
means AS (
  SELECT dataset, timing, setting, ltd, training_order, sleep_ratio, sleep_decay, part, count(*) AS n,
    avg(asleep) AS with_sleep, avg(other) AS accuracy, avg(other - asleep) AS difference,
    nullif(stddev_samp(other - asleep), 0) / sqrt(count(*)) AS error
  FROM pairs
  GROUP BY ALL
),
tests AS (
  SELECT *, two_sided_p(difference / error, n - 1) AS p
  FROM means
),
ranked AS (
  SELECT *, count(p) OVER (PARTITION BY dataset, timing) AS family,
    row_number() OVER (PARTITION BY dataset, timing ORDER BY p NULLS LAST) AS rank
  FROM tests
)
SELECT dataset, timing, setting, ltd, training_order, sleep_ratio, sleep_decay, part, n,
  round(with_sleep, 4) AS with_sleep, round(accuracy, 4) AS accuracy, round(difference, 4) AS difference,
  round(difference - error * t_quantile(0.975, n - 1), 4) AS low,
  round(difference + error * t_quantile(0.975, n - 1), 4) AS high,
  round(CASE WHEN p IS NOT NULL THEN max(least(1, p * (family - rank + 1))) OVER (PARTITION BY dataset, timing ORDER BY rank) END, 4)
    AS p_holm,
  round(abs(difference) + error * t_quantile(0.95, n - 1), 4) AS equivalent_within
FROM ranked
ORDER BY dataset, timing, setting, ltd, training_order, sleep_ratio, sleep_decay, difference DESC, part
