package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.mixed.DoseAnswer;
import org.slumber.mixed.DoseCurve;
import org.slumber.mixed.DoseRuns;

/** The smooth curves of accuracy over the sleep ratio that the command {@code dose} tells the best dose from. */
final class DoseBands {
    private static final int DRAWS = 1000;
    private final Map<SleepCurve, List<List<Object>>> bands = new LinkedHashMap<>();

    private DoseBands() {}

    /** Of those curves that have enough ratios and seeds. */
    static DoseBands of(SweepResults results, Collection<SleepCurve> curves) {
        DoseBands all = new DoseBands();
        for (SleepCurve curve : curves) {
            band(results, curve).ifPresent(band -> all.bands.put(curve, band));
        }
        return all;
    }

    private static Optional<List<List<Object>>> band(SweepResults results, SleepCurve curve) {
        List<SweepRun> runs = curve.scored(results);
        DoseRuns doses = new DoseRuns(
                runs.stream().mapToDouble(run -> run.point().ratio()).toArray(),
                runs.stream().map(run -> Long.toString(run.seed())).toList(),
                runs.stream().mapToDouble(run -> run.accuracy().getAsDouble()).toArray(),
                runs.stream()
                        .mapToDouble(run -> run.testSamples().isPresent()
                                ? run.testSamples().getAsLong()
                                : Double.NaN)
                        .toArray());
        try {
            DoseCurve smooth = DoseCurve.of(doses);
            double[] grid = DoseAnswer.grid(doses.distinctDoses());
            DoseAnswer answer = DoseAnswer.of(
                    grid, smooth.draws(grid, DRAWS, curve.condition().toString()));
            List<List<Object>> band = new ArrayList<>();
            for (DoseAnswer.Point point : answer.curve()) {
                band.add(List.of(
                        Figures.drawn(point.dose()),
                        Figures.drawn(point.mean()),
                        Figures.drawn(point.interval().low()),
                        Figures.drawn(point.interval().high())));
            }
            return Optional.of(band);
        } catch (InvalidInputException e) {
            // too few ratios or seeds for a curve; the mixed model of all curves may still have a band
            return Optional.empty();
        }
    }

    boolean has(SleepCurve curve) {
        return bands.containsKey(curve);
    }

    /** Of a curve: {@code [[ratio, mean, low, high], …]}. */
    List<List<Object>> band(SleepCurve curve) {
        return bands.get(curve);
    }
}
