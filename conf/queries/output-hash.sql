-- Did two machines find the same?
-- One hash of all that the runs of a folder found, equal wherever they were made.
-- Of each data set and learner, and (dataset and learner null) of all: equal hashes are equal results to the last bit.
-- The end of a sweep prints that of its own runs. Runs made before there was the column output_hash have no part in it.
SELECT dataset, learner, count(*) AS runs,
  substring(sha2(cast(array_join(array_sort(collect_list(concat(run_id, ' ', output_hash))), '\n') AS binary), 256), 1, 32)
    AS output_hash
FROM runs
WHERE status = 'ok' AND output_hash IS NOT NULL
GROUP BY GROUPING SETS ((dataset, learner), ())
ORDER BY dataset NULLS LAST, learner
