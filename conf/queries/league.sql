-- Which mechanism stabilises best, alone and with sleep?
-- A row a mechanism and sleep ratio, the mechanism with the best mean accuracy first; gain and p are against the same seeds
-- of the network that nothing stabilises, p for all rows of a data set together (Dunnett). stable_share is of all points
-- of the mechanism that were tried; where points were confirmed on fresh seeds, these alone are listed.
WITH tried AS (
  SELECT dataset, learner, timing, circumstances, mechanism, sleep_ratio > 0 AS asleep, count(*) AS points,
    avg(stable_mean) AS stable_share
  FROM mechanisms
  WHERE NOT confirmed AND n > 0
  GROUP BY ALL
),
searches AS (
  SELECT dataset, learner, timing, circumstances, max(confirmed) AS confirming
  FROM mechanisms
  GROUP BY ALL
),
listed AS (
  SELECT m.*,
    max(m.accuracy_mean) OVER (
      PARTITION BY m.dataset, m.learner, m.timing, m.circumstances, m.mechanism, m.altered) AS best
  FROM mechanisms m
  JOIN searches s
    ON s.dataset = m.dataset AND s.learner = m.learner AND s.timing <=> m.timing AND s.circumstances = m.circumstances
  WHERE m.n > 0 AND m.confirmed = s.confirming
)
SELECT m.dataset, m.learner, m.timing, m.circumstances, m.mechanism, m.altered, m.sleep_ratio, m.n,
  round(m.accuracy_mean, 4) AS accuracy, round(m.accuracy_low, 4) AS low, round(m.accuracy_high, 4) AS high,
  round(m.stable_mean, 2) AS stable, t.points, round(t.stable_share, 3) AS stable_share,
  round(m.weight_drift_mean, 3) AS weight_drift, round(m.excitatory_rate_mean, 1) AS excitatory_rate,
  round(m.cpu_seconds_mean, 2) AS cpu_seconds, round(m.difference_mean, 4) AS gain,
  round(m.p_dunnett, 4) AS p_dunnett, m.verdict
FROM listed m
LEFT JOIN tried t
  ON t.dataset = m.dataset AND t.learner = m.learner AND t.timing <=> m.timing AND t.circumstances = m.circumstances
  AND t.mechanism = m.mechanism AND t.asleep = (m.sleep_ratio > 0)
ORDER BY m.dataset, m.learner, m.timing, m.circumstances, m.best DESC, m.mechanism, m.altered, m.sleep_ratio
