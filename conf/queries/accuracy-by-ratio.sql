-- How does accuracy go with the sleep ratio?
-- The paper's table: a row a ratio, mean and 95 % interval over seeds.
SELECT dataset, learner, target, timing, sleep_decay, variant, setting, coalesce(sleep_ratio, 0) AS sleep_ratio, n,
  round(accuracy_mean, 4) AS accuracy, round(accuracy_sd, 4) AS sd,
  round(accuracy_low, 4) AS low, round(accuracy_high, 4) AS high
FROM summary
WHERE n > 0 AND regulariser IN ('none', 'sleep')
ORDER BY dataset, learner, target, timing, sleep_decay, variant, setting, sleep_ratio
