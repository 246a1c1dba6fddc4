-- How much of sleep's decay does a stored sequence survive?
-- Of each kind of sequence: the share of it that is replayed without sleep; the largest ratio up to which sleep leaves that
-- as it is, and at least half of it, at every smaller ratio tried, too; and what there is at the latter of the summed
-- excitatory weights and of the pace. Null where the smallest ratio tried already takes it, or no run has no sleep.
WITH points AS (
  SELECT qif_model, qif_protocol, qif_populations, qif_forward, qif_recurrent, qif_weight_noise, qif_sleep_decays,
    sleep_decay, sleep_ratio, count(*) AS n, avg(replayed_fraction) AS replayed, avg(hop_time) AS hop_time,
    avg(weights_excitatory_sum_ratio_end) AS weights
  FROM runs
  WHERE status = 'ok' AND learner = 'qif-sequence'
  GROUP BY ALL
),
awake AS (
  SELECT qif_model, qif_protocol, qif_populations, qif_forward, qif_recurrent, qif_weight_noise, replayed, hop_time
  FROM points WHERE sleep_ratio = 0
),
asleep AS (
  SELECT points.*, awake.replayed AS without, awake.hop_time AS hop_time_without,
    min(if(points.replayed < awake.replayed, sleep_ratio, NULL)) OVER kind AS all_lost_at,
    min(if(points.replayed < 0.5 * awake.replayed, sleep_ratio, NULL)) OVER kind AS half_lost_at
  FROM points LEFT JOIN awake USING (qif_model, qif_protocol, qif_populations, qif_forward, qif_recurrent, qif_weight_noise)
  WHERE sleep_ratio > 0
  WINDOW kind AS (PARTITION BY qif_model, qif_protocol, qif_populations, qif_forward, qif_recurrent, qif_weight_noise,
    qif_sleep_decays, sleep_decay)
),
survived AS (
  SELECT *, without IS NOT NULL AND sleep_ratio < coalesce(all_lost_at, 2) AS keeps_all,
    without IS NOT NULL AND sleep_ratio < coalesce(half_lost_at, 2) AS keeps_half
  FROM asleep
)
SELECT qif_model AS model, qif_protocol AS protocol, qif_forward AS forward, qif_weight_noise AS weight_noise,
  qif_sleep_decays AS decaying, max(n) AS n, round(max(without), 3) AS replayed_without_sleep,
  max(if(keeps_all, sleep_ratio, NULL)) AS all_to_ratio, max(if(keeps_half, sleep_ratio, NULL)) AS half_to_ratio,
  round(min(if(keeps_half, weights, NULL)), 3) AS weights_left,
  round(max_by(hop_time, sleep_ratio) FILTER (WHERE keeps_half) / max(hop_time_without), 2) AS hop_time_over_without
FROM survived
GROUP BY qif_model, qif_protocol, qif_populations, qif_forward, qif_recurrent, qif_weight_noise, qif_sleep_decays,
  sleep_decay
ORDER BY model, protocol DESC, forward, weight_noise, decaying
