-- How far do weights wander from one epoch to another at the end of training, by optimiser, temperature and batches?
-- Mean over synapses of a weight's variance over the ends of the last optimiser.ensembleEpochs epochs, of the first and the
-- last layer, over seeds; the factors are of batches drawn from all images over batches that share none, by seed, geometric
-- means. The variance of weights that still learn has their way in it.
WITH measured AS (
  SELECT seed, test_accuracy, accuracy_ensemble, dataset, surrogate_optimiser AS optimiser,
    surrogate_learning_rate AS learning_rate, optimiser_momentum AS momentum, optimiser_temperature AS temperature,
    optimiser_replacement AS replacement, training_epochs, optimiser_ensemble_epochs AS epochs,
    weights_input_hidden_epoch_variance AS first_layer, weights_hidden_output_epoch_variance AS last_layer,
    concat_ws('|', dataset_checksum, training_images, training_steps_per_image, surrogate_hidden, surrogate_hidden_above,
      surrogate_batch, surrogate_weight_decay, surrogate_circuit, surrogate_neuron, surrogate_weights, regulariser,
      sleep_ratio) AS setting
  FROM runs
  WHERE status = 'ok' AND weights_input_hidden_epoch_variance IS NOT NULL
)
SELECT m.dataset, m.setting, m.optimiser, m.learning_rate, m.momentum, m.temperature, m.replacement, m.training_epochs,
  m.epochs, count(*) AS n, avg(m.first_layer) AS first_layer, stddev_samp(m.first_layer) AS first_layer_sd,
  round(exp(avg(ln(m.first_layer / w.first_layer))), 3) AS first_factor, avg(m.last_layer) AS last_layer,
  stddev_samp(m.last_layer) AS last_layer_sd, round(exp(avg(ln(m.last_layer / w.last_layer))), 3) AS last_factor,
  round(avg(m.test_accuracy), 4) AS accuracy, round(avg(m.accuracy_ensemble), 4) AS accuracy_ensemble
FROM measured m
LEFT JOIN measured w
  ON m.replacement = 'true' AND w.replacement = 'false' AND w.seed = m.seed AND w.dataset = m.dataset
  AND w.setting = m.setting AND w.optimiser = m.optimiser AND w.learning_rate <=> m.learning_rate
  AND w.momentum <=> m.momentum AND w.temperature <=> m.temperature AND w.training_epochs <=> m.training_epochs
  AND w.epochs <=> m.epochs
GROUP BY ALL
ORDER BY m.dataset, m.setting, m.optimiser, m.learning_rate, m.momentum, m.temperature, m.replacement, m.training_epochs,
  m.epochs
