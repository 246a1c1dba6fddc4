-- Is sleep more than decay, at equal weight sums?
-- Sleep, decay awake, the soft bound and frozen weights by the excitatory weight sum that they end at, over that of the
-- network as it is drawn without a gain. Beside each the sleeping point with the nearest sum, and how much better it is.
WITH points AS (
  SELECT dataset, timing, circumstances,
    CASE
      WHEN mechanism = 'none' AND sleep_ratio > 0 THEN 'sleep'
      WHEN mechanism = 'none' THEN 'nothing'
      ELSE mechanism
    END AS curve,
    altered, sleep_ratio, n, accuracy_mean, accuracy_low, accuracy_high,
    weight_drift_mean * coalesce(double(nullif(regexp_extract(altered, 'network_gain=([0-9.E-]+)', 1), '')), 1) AS weight_sum
  FROM mechanisms
  WHERE learner = 'stdp' AND n > 0 AND weight_drift_mean > 0
    AND (mechanism = 'none' OR mechanism IN ('decay', 'softBound', 'frozen') AND sleep_ratio = 0)
),
nearest AS (
  SELECT p.dataset, p.timing, p.circumstances, p.curve, p.altered, p.sleep_ratio,
    min_by(struct(s.sleep_ratio, s.weight_sum, s.accuracy_mean), abs(ln(s.weight_sum / p.weight_sum))) AS sleep
  FROM points p
  JOIN points s ON s.dataset = p.dataset AND s.timing <=> p.timing AND s.circumstances = p.circumstances
  WHERE s.curve = 'sleep' AND s.altered = ''
  GROUP BY ALL
)
SELECT p.dataset, p.timing, p.circumstances, p.curve, p.altered, p.sleep_ratio, p.n,
  round(p.weight_sum, 3) AS weight_sum, round(p.accuracy_mean, 4) AS accuracy, round(p.accuracy_low, 4) AS low,
  round(p.accuracy_high, 4) AS high, n.sleep.sleep_ratio AS nearest_ratio, round(n.sleep.weight_sum, 3) AS nearest_sum,
  round(n.sleep.accuracy_mean - p.accuracy_mean, 4) AS sleep_is_better_by
FROM points p
LEFT JOIN nearest n
  ON n.dataset = p.dataset AND n.timing <=> p.timing AND n.circumstances = p.circumstances AND n.curve = p.curve
  AND n.altered = p.altered AND n.sleep_ratio = p.sleep_ratio
ORDER BY p.dataset, p.timing, p.circumstances, p.curve, p.weight_sum, p.altered
