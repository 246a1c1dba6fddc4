-- Which runs took longest?
SELECT run_id, dataset, learner, regulariser, sleep_ratio, sleep_decay, seed, status,
  round(wall_seconds, 2) AS wall_seconds, round(cpu_seconds, 2) AS cpu_seconds, steps,
  round(steps / nullif(cpu_seconds, 0)) AS steps_per_second, round(saturated_neuron_fraction, 3) AS saturated_neurons,
  host
FROM runs
ORDER BY wall_seconds DESC, run_id
LIMIT 20
