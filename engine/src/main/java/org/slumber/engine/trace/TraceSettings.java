package org.slumber.engine.trace;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slumber.engine.Catalogue;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.text.TextFile;

/**
 * What {@code trace.json} says of a trace, as far as a replay needs it.
 *
 * @param parameters values by path of any parameters of a spec, which go before what the other keys say; may be left out
 * @param seed of the run that was recorded from its first step on, whose other draws are made anew from it; left out where
 *     step 0 is not simulated, but input spikes alone, and nothing was drawn but the noise
 */
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
        @JsonProperty(required = true) double baselineSumInhibitory,
        Map<String, Object> parameters,
        Long seed) {

    TraceSettings {
        parameters = parameters == null ? Map.of() : parameters;
    }

    static TraceSettings read(Path folder) {
        Path file = folder.resolve("trace.json");
        TraceSettings settings;
        try {
            settings = new ObjectMapper().readValue(TextFile.read("trace settings", file), TraceSettings.class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(file + " must describe a trace, but: " + e.getOriginalMessage(), e);
        }
        try {
            settings.learner();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + " must describe a trace, but: " + e.getMessage(), e);
        }
        return settings;
    }

    /** The network that the trace is of: preset {@code released}, as the traces were recorded by that program. */
    StdpLearner learner() {
        Map<String, Object> values = new HashMap<>();
        values.put("preset", "released");
        values.put("regulariser", sleepRatio == 0 ? "none" : "sleep");
        values.put("sleep.ratio", sleepRatio);
        values.put("sleep.intervalSteps", sleepIntervalSteps);
        values.put("sleep.maximumSteps", sleepMaxSteps);
        values.put("sleep.staticTarget", sleepTarget);
        values.put("sleep.decay", sleepDecay);
        values.put("sleep.target", sleepMode);
        parameters.forEach((path, value) -> {
            if (value == null) {
                throw new InvalidInputException("parameters " + path + " must have a value, was null");
            }
            values.put(path, value);
        });
        String stdp = StdpLearner.VARIANT.name();
        if (!stdp.equals(values.getOrDefault(Catalogue.LEARNERS.selector().path(), stdp))) {
            throw new InvalidInputException("parameters learner must be " + stdp + ", was " + values.get("learner"));
        }
        return (StdpLearner) Catalogue.specOf(values).learner();
    }
}
