package org.slumber.spark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** The commit that this program was built from, as the build noted it in the jar. */
final class GitCommit {
    private static final String RESOURCE = "/slumber-git.properties";

    private GitCommit() {}

    /** The commit, -dirty behind it where the tree had changes; empty where it was built outside of git. */
    static Optional<String> ofThisProgram() {
        Properties properties = new Properties();
        try (InputStream resource = GitCommit.class.getResourceAsStream(RESOURCE)) {
            if (resource != null) {
                properties.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String commit = properties.getProperty("git.commit.id.full", "");
        if (commit.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(commit + (properties.getProperty("git.dirty", "").equals("true") ? "-dirty" : ""));
    }
}
