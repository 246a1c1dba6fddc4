-- How do naps compare with what the authors' follow-up published of them?
-- Mean test accuracy of each gate beside theirs, whose runs had no gate; a difference counts from about two of its standard
-- errors on. Static naps are theirs at noise 1, "about 0.19 everywhere".
WITH published(regulariser, target, nap_steps, nap_noise, accuracy) AS (
  VALUES
    ('none', NULL, NULL, NULL, 0.100),
    ('normalize', 'static', NULL, NULL, 0.198),
    ('normalize', 'layer', NULL, NULL, 0.8256),
    ('normalize', 'neuron', NULL, NULL, 0.8238),
    ('nap', 'static', 1, 1.0, 0.19), ('nap', 'static', 10, 1.0, 0.19), ('nap', 'static', 50, 1.0, 0.19),
    ('nap', 'static', 100, 1.0, 0.19), ('nap', 'static', 150, 1.0, 0.19), ('nap', 'static', 200, 1.0, 0.19),
    ('nap', 'static', 300, 1.0, 0.19),
    ('nap', 'layer', 1, 1.0, 0.822), ('nap', 'layer', 10, 1.0, 0.822), ('nap', 'layer', 50, 1.0, 0.816),
    ('nap', 'layer', 100, 1.0, 0.801), ('nap', 'layer', 150, 1.0, 0.773), ('nap', 'layer', 200, 1.0, 0.725),
    ('nap', 'layer', 300, 1.0, 0.682),
    ('nap', 'neuron', 1, 1.0, 0.823), ('nap', 'neuron', 10, 1.0, 0.823), ('nap', 'neuron', 50, 1.0, 0.819),
    ('nap', 'neuron', 100, 1.0, 0.783), ('nap', 'neuron', 150, 1.0, 0.770), ('nap', 'neuron', 200, 1.0, 0.736),
    ('nap', 'neuron', 300, 1.0, 0.714), ('nap', 'neuron', 300, 7.5, 0.736), ('nap', 'neuron', 100, 10.0, 0.8115)
),
ours AS (
  SELECT dataset, preset, trace_gate, regulariser, coalesce(nap_target, normalize_target) AS target, nap_steps, nap_noise,
    count(*) AS n, avg(test_accuracy) AS accuracy, stddev(test_accuracy) / sqrt(count(*)) AS error, avg(phi_test) AS phi,
    avg(weights_excitatory_sum_ratio_end) AS weight_drift
  FROM runs
  WHERE status = 'ok' AND regulariser IN ('none', 'normalize', 'nap') AND learner = 'stdp'
  GROUP BY ALL
)
SELECT ours.dataset, preset, trace_gate, ours.regulariser, ours.target, ours.nap_steps, ours.nap_noise, n,
  round(ours.accuracy, 4) AS accuracy, round(error, 4) AS standard_error,
  if(ours.dataset = 'mnist' AND preset = 'followup', CAST(published.accuracy AS DOUBLE), NULL) AS published,
  round(phi, 2) AS phi, round(weight_drift, 3) AS weight_drift
FROM ours LEFT JOIN published
  ON ours.regulariser = published.regulariser AND ours.target <=> published.target
    AND ours.nap_steps <=> published.nap_steps AND ours.nap_noise <=> published.nap_noise
ORDER BY dataset, preset, trace_gate, regulariser, target, nap_noise, nap_steps
