-- Does any mechanism make the textbook's sign of STDP learn?
-- Each mechanism under the published and the causal sign, and the best network that never learns: what is not above that
-- holds a scale, and need not have learned. verdict compares with the same seeds that nothing stabilises, causal too.
WITH frozen AS (
  SELECT dataset, circumstances, max(accuracy_mean) AS accuracy
  FROM mechanisms
  WHERE mechanism = 'frozen'
  GROUP BY ALL
)
SELECT c.dataset, c.circumstances, c.mechanism, c.altered, c.sleep_ratio, c.n,
  round(p.accuracy_mean, 4) AS published, round(c.accuracy_mean, 4) AS causal, round(c.accuracy_low, 4) AS causal_low,
  round(c.accuracy_high, 4) AS causal_high, round(c.weight_drift_mean, 3) AS causal_drift,
  round(c.difference_mean, 4) AS causal_gain, round(c.p_dunnett, 4) AS p_dunnett, c.verdict,
  round(f.accuracy, 4) AS best_frozen, c.accuracy_low > f.accuracy AS above_frozen
FROM mechanisms c
LEFT JOIN mechanisms p
  ON p.timing = 'published' AND p.dataset = c.dataset AND p.learner = c.learner AND p.circumstances = c.circumstances
  AND p.mechanism = c.mechanism AND p.altered = c.altered AND p.sleep_ratio = c.sleep_ratio AND p.confirmed = c.confirmed
LEFT JOIN frozen f ON f.dataset = c.dataset AND f.circumstances = c.circumstances
WHERE c.timing = 'causal' AND c.n > 0 AND c.mechanism <> 'frozen'
ORDER BY c.dataset, c.circumstances, c.accuracy_mean DESC, c.mechanism, c.altered, c.sleep_ratio
