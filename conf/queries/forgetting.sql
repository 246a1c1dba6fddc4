-- How much do networks forget by the end of training?
-- Best minus final validation accuracy; worst first.
SELECT dataset, learner, regulariser, target, timing, sleep_ratio, sleep_decay, variant, setting, n,
  round(forgetting_mean, 4) AS forgetting, round(forgetting_low, 4) AS low, round(forgetting_high, 4) AS high,
  round(accuracy_mean, 4) AS accuracy
FROM summary
WHERE forgetting_mean IS NOT NULL
ORDER BY forgetting_mean DESC, dataset, learner, regulariser, sleep_ratio, sleep_decay
