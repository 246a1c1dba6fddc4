-- Does sleep restore irregularity, balance and the branching ratio, and at which dose?
-- Of runs with measures: dynamics or all. awake is the mean change over a stretch of waking, change that over a sleep, from the
-- last window before it to the first after it; in runs of the same seed without sleep the same windows follow each other.
-- difference is change minus theirs, over seeds, with its 95 % interval and p after Holm for all measures and doses of a data
-- set. restored: the share of what waking changed that sleep takes back; above 1 it takes back more.
WITH windows AS (
  SELECT run_id, measure, neuron_group, phase, value,
    lag(value) OVER (PARTITION BY run_id, measure, neuron_group ORDER BY reading) AS previous,
    lag(phase) OVER (PARTITION BY run_id, measure, neuron_group ORDER BY reading) AS previous_phase
  FROM dynamics
  WHERE phase IN ('before', 'after') AND window_steps > 0
    AND (measure IN ('branching_ratio', 'criticality_deviation')
      OR neuron_group = 'excitatory'
        AND measure IN ('rate_mean', 'isi_cv', 'isi_cv2', 'isi_lv', 'fano_factor', 'count_correlation', 'synchrony',
          'inhibition_excitation_ratio', 'balance_correlation'))
),
changes AS (
  SELECT run_id, measure, neuron_group,
    avg(CASE WHEN phase = 'after' AND previous_phase = 'before' THEN previous END) AS before_sleep,
    avg(CASE WHEN phase = 'after' AND previous_phase = 'before' THEN value END) AS after_sleep,
    avg(CASE WHEN phase = 'after' AND previous_phase = 'before' THEN value - previous END) AS change,
    avg(CASE WHEN phase = 'before' AND previous_phase = 'after' THEN value - previous END) AS awake
  FROM windows
  GROUP BY run_id, measure, neuron_group
),
of_runs AS (
  SELECT r.dataset, r.plasticity_timing AS timing, r.seed, c.*,
    concat_ws('|', r.preset, r.protocol, r.plasticity_rule, r.plasticity_inhibitory, r.homeostasis, r.circuit) AS setting,
    coalesce(r.sleep_ratio, 0) AS sleep_ratio,
    CASE WHEN r.sleep_ratio > 0 THEN r.sleep_decay END AS sleep_decay,
    CASE WHEN r.sleep_ratio > 0 THEN concat_ws('|', r.sleep_target, r.sleep_plasticity, r.sleep_noise_factor) END AS kind
  FROM changes c
  JOIN runs r USING (run_id)
  WHERE r.status = 'ok' AND r.regulariser IN ('none', 'sleep') AND c.change IS NOT NULL
),
pairs AS (
  SELECT s.*, w.change AS without
  FROM of_runs s
  JOIN (
    SELECT dataset, timing, setting, seed, measure, neuron_group, avg(change) AS change
    FROM of_runs
    WHERE sleep_ratio = 0
    GROUP BY ALL
  ) w USING (dataset, timing, setting, seed, measure, neuron_group)
  WHERE s.sleep_ratio > 0
),
means AS (
  SELECT dataset, timing, setting, kind, measure, neuron_group, sleep_ratio, sleep_decay, count(*) AS n,
    avg(before_sleep) AS before_sleep, avg(after_sleep) AS after_sleep, avg(awake) AS awake, avg(change) AS change,
    avg(without) AS without, avg(change - without) AS difference,
    nullif(stddev_samp(change - without), 0) / sqrt(count(*)) AS error
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
SELECT dataset, timing, setting, kind, measure, neuron_group, sleep_ratio, sleep_decay, n,
  round(before_sleep, 4) AS before, round(after_sleep, 4) AS after, round(awake, 4) AS awake, round(change, 4) AS change,
  round(without, 4) AS without, round(difference, 4) AS difference,
  round(difference - error * t_quantile(0.975, n - 1), 4) AS low,
  round(difference + error * t_quantile(0.975, n - 1), 4) AS high,
  round(CASE WHEN p IS NOT NULL THEN max(least(1, p * (family - rank + 1))) OVER (PARTITION BY dataset, timing ORDER BY rank) END, 4)
    AS p_holm,
  round(-change / nullif(awake, 0), 2) AS restored
FROM ranked
ORDER BY dataset, timing, setting, kind, measure, neuron_group, sleep_ratio, sleep_decay
