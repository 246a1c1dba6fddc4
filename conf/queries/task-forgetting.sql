-- Does sleep keep old tasks, at which dose?
-- Of runs of several tasks, by the learner's own readout and by a probe fitted anew on old images: what is known of all
-- tasks at the end, what was forgotten, and both against the same seeds of the network that nothing stabilises; p after
-- Holm. What frozen weights forget is forgotten by the readout. Intransigence: what all tasks trained at once know at the
-- end beyond what is known here right after each task.
WITH both AS (
  SELECT dataset, learner, timing, circumstances, readout, mechanism, altered, sleep_ratio, confirmed,
    max(n) AS n, max(learning_accuracy) AS learning_accuracy, max(stored_values) AS stored_values,
    max(stored_labels) AS stored_labels,
    any_value(struct(mean, low, high, difference, p_holm, verdict)) FILTER (WHERE measure = 'accuracy') AS a,
    any_value(struct(mean, low, high, difference, p_holm, verdict)) FILTER (WHERE measure = 'forgetting') AS f
  FROM continual
  GROUP BY ALL
)
SELECT dataset, learner, timing, circumstances, readout, mechanism, altered, sleep_ratio, n,
  round(a.mean, 4) AS accuracy, round(a.low, 4) AS low, round(a.high, 4) AS high, round(a.difference, 4) AS gain,
  round(a.p_holm, 5) AS gain_p, a.verdict AS gain_verdict,
  round(f.mean, 4) AS forgetting, round(f.low, 4) AS forgetting_low, round(f.high, 4) AS forgetting_high,
  round(f.difference, 4) AS forgetting_change, round(f.p_holm, 5) AS forgetting_p, f.verdict AS forgetting_verdict,
  round(learning_accuracy, 4) AS learning_accuracy,
  round(
    max(a.mean) FILTER (WHERE mechanism = 'none' AND sleep_ratio = 0 AND altered = 'tasks_schedule=joint')
      OVER (PARTITION BY dataset, learner, timing, circumstances, readout) - learning_accuracy,
    4) AS intransigence,
  stored_values, stored_labels
FROM both
ORDER BY dataset, learner, timing, circumstances, readout, accuracy DESC, mechanism, altered, sleep_ratio
