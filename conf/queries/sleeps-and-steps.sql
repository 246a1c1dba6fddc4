-- How often and how long did networks sleep?
SELECT dataset, learner, regulariser, target, sleep_ratio, sleep_decay, variant, setting, n,
  round(sleeps_mean, 1) AS sleeps, round(wake_steps_mean) AS wake_steps, round(sleep_steps_mean) AS sleep_steps,
  round(sleep_steps_mean / nullif(sleeps_mean, 0), 1) AS steps_per_sleep,
  round(sleep_steps_mean / nullif(wake_steps_mean, 0), 4) AS slept_per_wake_step,
  round(cpu_seconds_mean, 2) AS cpu_seconds
FROM summary
WHERE n > 0
ORDER BY dataset, learner, regulariser, target, sleep_decay, variant, setting, sleep_ratio
