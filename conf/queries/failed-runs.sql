-- Which runs failed, and why?
SELECT run_id, error, dataset, learner, regulariser, sleep_ratio, sleep_decay, seed, started_at, host
FROM runs
WHERE status = 'failed'
ORDER BY error, dataset, learner, regulariser, sleep_ratio, sleep_decay, seed
