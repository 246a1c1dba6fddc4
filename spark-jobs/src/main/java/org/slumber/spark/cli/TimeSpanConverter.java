package org.slumber.spark.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a span of time: a number with its unit, {@code s}, {@code min}, {@code h} or {@code d}; above 0. */
final class TimeSpanConverter implements ITypeConverter<Duration> {
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?) ?(s|min|h|d)");

    @Override
    public Duration convert(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            Duration unit = UNITS.get(matcher.group(2));
            long milliseconds = new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(unit.toMillis()))
                    .longValue();
            if (milliseconds > 0) {
                return Duration.ofMillis(milliseconds);
            }
        }
        throw new TypeConversionException(
                "must be a time above 0 with its unit (s, min, h or d), such as 90s or 2h, was " + text);
    }
}
