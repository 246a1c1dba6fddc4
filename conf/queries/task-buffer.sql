-- How many real images a class is sleep worth?
-- Of runs of several tasks: each mechanism beside the smallest replay buffer that knows at least as much of all tasks at
-- the end, by the same readout; null where no buffer of the sweep does.
WITH known AS (
  SELECT *, int(nullif(regexp_extract(altered, 'tasks_buffer_images=([0-9]+)', 1), '')) AS images
  FROM continual
  WHERE measure = 'accuracy' AND n > 0
),
buffers AS (
  SELECT * FROM known WHERE mechanism = 'none' AND sleep_ratio = 0 AND altered = concat('tasks_buffer_images=', images)
)
SELECT k.dataset, k.learner, k.timing, k.circumstances, k.readout, k.mechanism, k.altered, k.sleep_ratio, k.n,
  round(k.mean, 4) AS accuracy, round(k.low, 4) AS low, round(k.high, 4) AS high, k.stored_values,
  min(b.images) AS as_good_as_images_a_class, round(min_by(b.mean, b.images), 4) AS accuracy_of_that,
  min_by(b.stored_values, b.images) AS stored_values_of_that
FROM known k
LEFT JOIN buffers b
  ON b.dataset = k.dataset AND b.learner = k.learner AND b.timing <=> k.timing AND b.circumstances = k.circumstances
  AND b.readout = k.readout AND b.mean >= k.mean
WHERE k.images IS NULL AND k.altered NOT LIKE '%tasks_schedule=joint%'
GROUP BY ALL
ORDER BY k.dataset, k.learner, k.timing, k.circumstances, k.readout, accuracy DESC, k.mechanism, k.altered, k.sleep_ratio
