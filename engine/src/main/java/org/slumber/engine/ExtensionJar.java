package org.slumber.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A jar of one's own that adds to the {@link Catalogue}.
 *
 * @param name of the file
 * @param sha256 of its content, hexadecimal
 * @param version its manifest's {@code Implementation-Version}; empty where it has none
 */
public record ExtensionJar(String name, String sha256, Optional<String> version) {
    /** Reads what is to be known of a jar. */
    static ExtensionJar of(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Optional<String> version = Optional.ofNullable(jar.getManifest())
                    .map(Manifest::getMainAttributes)
                    .map(attributes -> attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return new ExtensionJar(
                    file.getFileName().toString(), HexFormat.of().formatHex(digest), version);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Name and checksum, as results have them; no other jar has the same. */
    public String text() {
        return name + ":" + sha256;
    }
}
