-- What of sleep is it that helps: its decay, its noise, its plasticity, or that weights are scaled at all?
-- Runs with sleep beside those of the same seed that sleep without one of its parts, that decay awake at its dose, or that
-- never learn, and beside themselves with each neuron's weights shuffled: accuracy of these minus accuracy with sleep, with
-- its 95 % interval, p after Holm for all of a data set.
-- equivalent_within is the smallest margin within which both are equivalent (two one-sided tests at 5 %): what of sleep
-- may be left out at no more than that.
SELECT dataset, timing, setting, ltd, training_order, sleep_ratio, sleep_decay, part, n,
  round(with_sleep, 4) AS with_sleep, round(accuracy, 4) AS accuracy, round(difference, 4) AS difference,
  round(low, 4) AS low, round(high, 4) AS high, round(p_holm, 4) AS p_holm,
  round(equivalent_within, 4) AS equivalent_within
FROM sleep_parts
ORDER BY dataset, timing, setting, ltd, training_order, sleep_ratio, sleep_decay, difference DESC, part
