package org.slumber.spark.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment: a local date and time, or a span of time from now. */
final class MomentConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        Instant now = Instant.now();
        Instant moment;
        try {
            moment = LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException e) {
            try {
                moment = now.plus(new TimeSpanConverter().convert(text));
            } catch (TypeConversionException notASpan) {
                throw new TypeConversionException(
                        "must be a time from now with its unit (s, min, h or d), such as 3h, or a local time such as"
                                + " 2026-12-24T18:00, was " + text);
            }
        }
        if (!moment.isAfter(now)) {
            throw new TypeConversionException("must lie ahead, was " + text);
        }
        return moment;
    }
}
