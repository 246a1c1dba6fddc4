-- Does sleep help one learner and not the other?
-- The gain over no sleep at each ratio, the learners side by side, each at its best decay where there are several. That
-- the gains differ is a question of its own: p_interaction is of their difference, corrected for the ratios of a data
-- set. That sleep helps one and not the other is said where the one is raised and the gains differ.
WITH gains AS (
  SELECT dataset, learner, sleep_ratio,
    max_by(struct(difference_mean, simultaneous_low, simultaneous_high, p_dunnett, verdict, difference_se,
      degrees_of_freedom, sleep_decay), difference_mean) AS gain
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
),
errors AS (
  SELECT *, pow(stdp.difference_se, 2) AS stdp_variance, pow(surrogate.difference_se, 2) AS surrogate_variance
  FROM sides
),
tests AS (
  SELECT *,
    two_sided_p((stdp.difference_mean - surrogate.difference_mean) / sqrt(stdp_variance + surrogate_variance),
      pow(stdp_variance + surrogate_variance, 2)
        / (pow(stdp_variance, 2) / stdp.degrees_of_freedom + pow(surrogate_variance, 2) / surrogate.degrees_of_freedom)) AS p
  FROM errors
),
corrected AS (
  SELECT *, least(1, p * count(p) OVER (PARTITION BY dataset)) AS p_interaction
  FROM tests
)
SELECT dataset, sleep_ratio,
  round(stdp.difference_mean, 4) AS stdp_gain, round(stdp.simultaneous_low, 4) AS stdp_low,
  round(stdp.simultaneous_high, 4) AS stdp_high, round(stdp.p_dunnett, 4) AS stdp_p, stdp.verdict AS stdp_verdict,
  round(surrogate.difference_mean, 4) AS surrogate_gain, round(surrogate.simultaneous_low, 4) AS surrogate_low,
  round(surrogate.simultaneous_high, 4) AS surrogate_high, round(surrogate.p_dunnett, 4) AS surrogate_p,
  surrogate.verdict AS surrogate_verdict,
  round(stdp.difference_mean - surrogate.difference_mean, 4) AS difference_of_gains,
  round(p_interaction, 4) AS p_interaction,
  CASE
    WHEN stdp IS NULL OR surrogate IS NULL THEN 'only one learner was run'
    WHEN stdp.verdict = 'raises' AND surrogate.verdict = 'raises' THEN 'helps both'
    WHEN stdp.verdict = 'raises' AND p_interaction < 0.05 AND stdp.difference_mean > surrogate.difference_mean
      THEN 'helps stdp, and surrogate-gradient less or not at all'
    WHEN surrogate.verdict = 'raises' AND p_interaction < 0.05 AND surrogate.difference_mean > stdp.difference_mean
      THEN 'helps surrogate-gradient, and stdp less or not at all'
    WHEN stdp.verdict = 'raises' THEN 'helps stdp, undecided whether more than surrogate-gradient'
    WHEN surrogate.verdict = 'raises' THEN 'helps surrogate-gradient, undecided whether more than stdp'
    ELSE 'helps neither, as far as shown'
  END AS verdict
FROM corrected
ORDER BY dataset, sleep_ratio
