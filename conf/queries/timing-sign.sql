-- Does any mechanism make the textbook's sign of STDP learn?
-- Each mechanism under the published and the causal sign, and the best network that never learns: what is not above that
-- holds a scale, and need not have learned. verdict compares with the same seeds that nothing stabilises, causal too.
SELECT dataset, circumstances, mechanism, altered, sleep_ratio, n, round(published, 4) AS published,
  round(causal, 4) AS causal, round(causal_low, 4) AS causal_low, round(causal_high, 4) AS causal_high,
  round(causal_drift, 3) AS causal_drift, round(causal_gain, 4) AS causal_gain, round(p_dunnett, 4) AS p_dunnett, verdict,
  round(best_frozen, 4) AS best_frozen, above_frozen
FROM timing_signs
ORDER BY dataset, circumstances, causal DESC, mechanism, altered, sleep_ratio
