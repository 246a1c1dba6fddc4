package org.slumber.engine.trace;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Regulariser;

/** What {@code trace.json} says of a trace, as far as a replay needs it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record TraceSettings(
        @JsonProperty(required = true) int inputs,
        @JsonProperty(required = true) int excitatory,
        @JsonProperty(required = true) int inhibitory,
        @JsonProperty(required = true) int steps,
        @JsonProperty(required = true) boolean plastic,
        @JsonProperty(required = true) double sleepRatio,
        @JsonProperty(required = true) int sleepIntervalSteps,
        @JsonProperty(required = true) int sleepMaxSteps,
        @JsonProperty(required = true) double sleepTarget,
        @JsonProperty(required = true) double sleepDecay,
        @JsonProperty(required = true) String sleepMode,
        @JsonProperty(required = true) double baselineSumExcitatory,
        @JsonProperty(required = true) double baselineSumInhibitory) {

    private static final double TOLERANCE = 0.001;

    static TraceSettings read(Path folder) {
        Path file = folder.resolve("trace.json");
        ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
        try {
            return mapper.readValue(Files.readString(file), TraceSettings.class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(file + " must describe a trace, but: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    file + " must be readable; a trace is a folder with trace.json and its arrays", e);
        }
    }

    Regulariser regulariser() {
        if (sleepRatio == 0) {
            return new Regulariser.None();
        }
        return new Regulariser.Sleep(
                sleepRatio,
                sleepDecay,
                Choice.parse("sleepMode", Regulariser.Sleep.Target.class, sleepMode),
                sleepTarget,
                sleepIntervalSteps,
                sleepMaxSteps,
                TOLERANCE);
    }
}
