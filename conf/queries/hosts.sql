-- What did each machine do, and how fast?
SELECT host, learner, count(*) AS runs, count_if(status = 'failed') AS failed,
  round(sum(cpu_seconds) / 3600, 3) AS cpu_hours,
  round(sum(steps) / nullif(sum(cpu_seconds), 0)) AS steps_per_second,
  min(started_at) AS first_start, max(started_at) AS last_start
FROM runs
GROUP BY host, learner
ORDER BY host, learner
