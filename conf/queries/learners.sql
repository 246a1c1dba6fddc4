-- Does sleep help one learner and not the other?
-- The gain over no sleep at each ratio, the learners side by side; at its best decay where there are several.
WITH gains AS (
  SELECT dataset, learner, sleep_ratio,
    max_by(struct(difference_mean, difference_low, difference_high, p_holm, sleep_decay), difference_mean) AS gain
  FROM paired
  WHERE regulariser = 'sleep' AND (timing = 'published' OR timing IS NULL)
  GROUP BY ALL
)
SELECT dataset, sleep_ratio,
  round(any_value(gain.difference_mean) FILTER (WHERE learner = 'stdp'), 4) AS stdp_gain,
  round(any_value(gain.difference_low) FILTER (WHERE learner = 'stdp'), 4) AS stdp_low,
  round(any_value(gain.difference_high) FILTER (WHERE learner = 'stdp'), 4) AS stdp_high,
  round(any_value(gain.p_holm) FILTER (WHERE learner = 'stdp'), 4) AS stdp_p_holm,
  round(any_value(gain.difference_mean) FILTER (WHERE learner = 'surrogate-gradient'), 4) AS surrogate_gain,
  round(any_value(gain.difference_low) FILTER (WHERE learner = 'surrogate-gradient'), 4) AS surrogate_low,
  round(any_value(gain.difference_high) FILTER (WHERE learner = 'surrogate-gradient'), 4) AS surrogate_high,
  round(any_value(gain.p_holm) FILTER (WHERE learner = 'surrogate-gradient'), 4) AS surrogate_p_holm
FROM gains
GROUP BY dataset, sleep_ratio
ORDER BY dataset, sleep_ratio
