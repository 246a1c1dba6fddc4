-- Does sleep help one learner and not the other?
-- The gain over no sleep at each ratio, the learners side by side, each at its best decay where there are several;
-- a gain counts where its p, corrected for every comparison in these results, is below 0.05.
WITH gains AS (
  SELECT dataset, learner, sleep_ratio,
    max_by(struct(difference_mean, difference_low, difference_high, p_holm, sleep_decay), difference_mean) AS gain
  FROM paired
  WHERE regulariser = 'sleep' AND (timing = 'published' OR timing IS NULL)
  GROUP BY ALL
),
sides AS (
  SELECT dataset, sleep_ratio,
    any_value(gain) FILTER (WHERE learner = 'stdp') AS stdp,
    any_value(gain) FILTER (WHERE learner = 'surrogate-gradient') AS surrogate
  FROM gains
  GROUP BY dataset, sleep_ratio
)
SELECT dataset, sleep_ratio,
  round(stdp.difference_mean, 4) AS stdp_gain, round(stdp.difference_low, 4) AS stdp_low,
  round(stdp.difference_high, 4) AS stdp_high, round(stdp.p_holm, 4) AS stdp_p_holm,
  round(surrogate.difference_mean, 4) AS surrogate_gain, round(surrogate.difference_low, 4) AS surrogate_low,
  round(surrogate.difference_high, 4) AS surrogate_high, round(surrogate.p_holm, 4) AS surrogate_p_holm,
  CASE
    WHEN stdp IS NULL OR surrogate IS NULL THEN 'only one learner was run'
    WHEN stdp.p_holm < 0.05 AND stdp.difference_mean > 0
      THEN if(surrogate.p_holm < 0.05 AND surrogate.difference_mean > 0, 'helps both', 'helps stdp only')
    WHEN surrogate.p_holm < 0.05 AND surrogate.difference_mean > 0 THEN 'helps surrogate-gradient only'
    ELSE 'helps neither, as far as shown'
  END AS verdict
FROM sides
ORDER BY dataset, sleep_ratio
