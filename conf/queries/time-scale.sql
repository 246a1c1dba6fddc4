-- How fast must homeostasis be, and does sleep widen the window?
-- Synaptic scaling, BCM and intrinsic plasticity by their time scale in half decades, alone and with sleep: that of the
-- rate that the first two follow, of the third the seconds at its target rate in which a threshold moves by 1 mV (our
-- reading). over_none is against the same seeds without homeostasis, over_alone against those without sleep, each with its
-- 95 % interval and p after Holm for all of a data set.
SELECT dataset, timing, setting, mechanism, scaling_gain, seconds, sleep_ratio, n, round(accuracy, 4) AS accuracy,
  round(accuracy_low, 4) AS low, round(accuracy_high, 4) AS high, round(stable, 3) AS stable,
  round(weight_drift, 3) AS weight_drift, round(excitatory_rate, 1) AS excitatory_rate,
  round(oscillation, 3) AS oscillation, round(over_none, 4) AS over_none, round(over_none_low, 4) AS over_none_low,
  round(over_none_high, 4) AS over_none_high, round(over_none_p_holm, 4) AS over_none_p_holm,
  round(over_alone, 4) AS over_alone, round(over_alone_low, 4) AS over_alone_low,
  round(over_alone_high, 4) AS over_alone_high, round(over_alone_p_holm, 4) AS over_alone_p_holm
FROM time_scales
ORDER BY dataset, timing, setting, mechanism, scaling_gain, seconds, sleep_ratio
