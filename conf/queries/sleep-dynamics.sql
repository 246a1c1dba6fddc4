-- Does sleep restore irregularity, balance and the branching ratio, and at which dose?
-- Of runs with measures: dynamics or all. awake is the mean change over a stretch of waking, change that over a sleep, from the
-- last window before it to the first after it; in runs of the same seed without sleep the same windows follow each other.
-- difference is change minus theirs, over seeds, with its 95 % interval and p after Holm for all measures and doses of a data
-- set. restored: the share of what waking changed that sleep takes back, about 1 wherever a run of many sleeps has no trend.
SELECT dataset, timing, setting, kind, measure, neuron_group, sleep_ratio, sleep_decay, n, round(before, 4) AS before,
  round(after, 4) AS after, round(awake, 4) AS awake, round(change, 4) AS change, round(without, 4) AS without,
  round(difference, 4) AS difference, round(low, 4) AS low, round(high, 4) AS high, round(p_holm, 4) AS p_holm,
  round(restored, 2) AS restored
FROM sleep_dynamics
ORDER BY dataset, timing, setting, kind, measure, neuron_group, sleep_ratio, sleep_decay
