-- Which measure of the dynamics tells earliest that a run will collapse, how long before, and how often is it wrong?
-- Of runs with measures: dynamics or all, at two seeds or more. A run collapses at the end of the first epoch from which on its
-- validation accuracy keeps less than half of what its best had above chance, and is left out where it was at chance throughout
-- (our definition). Errors are of seeds that the
-- threshold was not chosen by. First the measures that err least, of these the one with the longest lead.
SELECT dataset, timing, measure, neuron_group, alarm, round(threshold, 4) AS threshold, collapsed, held,
  round(missed, 3) AS missed, round(missed_low, 3) AS missed_low, round(missed_high, 3) AS missed_high,
  round(false_alarms, 3) AS false_alarms, round(false_alarms_low, 3) AS false_low, round(false_alarms_high, 3) AS false_high,
  lead_steps, lead_low, lead_high
FROM collapse_predictors
WHERE missed + false_alarms < 1
ORDER BY dataset, timing, missed + false_alarms, lead_steps DESC, measure, neuron_group, alarm
