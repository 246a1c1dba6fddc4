package org.slumber.spark.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * The program that makes results, as its build noted in the jar.
 *
 * @param version of the program; empty where it was built outside of git
 * @param commit that it was built from; empty where it was built outside of git
 * @param dirty whether the tree had changes beside that commit; empty where that is not known
 */
public record ProgramBuild(Optional<String> version, Optional<String> commit, Optional<Boolean> dirty) {
    private static final String RESOURCE = "/slumber-git.properties";

    /** This program. */
    public static ProgramBuild ofThisProgram() {
        Properties properties = new Properties();
        try (InputStream resource = ProgramBuild.class.getResourceAsStream(RESOURCE)) {
            if (resource != null) {
                properties.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProgramBuild(
                property(properties, "git.build.version"),
                property(properties, "git.commit.id.full"),
                property(properties, "git.dirty").map(Boolean::valueOf));
    }

    /** The commit as the column {@code git_commit} has it: {@code -dirty} behind it where the tree had changes. */
    public Optional<String> commitText() {
        return commit.map(text -> text + (dirty.orElse(false) ? "-dirty" : ""));
    }

    private static Optional<String> property(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key)).filter(text -> !text.isBlank());
    }
}
