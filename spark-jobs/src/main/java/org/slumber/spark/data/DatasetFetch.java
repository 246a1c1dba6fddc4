package org.slumber.spark.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.data.DatasetCatalogue.Entry;
import org.slumber.spark.data.DatasetCatalogue.RemoteFile;

/**
 * Downloads the files of a data set that are not there yet. A file appears under its name only when it is whole and
 * verified: it is written beside it, ending in {@code .part}, and renamed. What is there already is never overwritten or
 * removed.
 */
final class DatasetFetch {
    private final Download download;
    private final PrintWriter out;

    DatasetFetch(Download download, PrintWriter out) {
        this.download = download;
        this.out = out;
    }

    /**
     * Fetches a data set into {@code data/name}.
     *
     * @throws InvalidInputException where a file has no checksum to verify it by, no mirror gave it as it should be, or
     *     another file stands in its place
     */
    void fetch(String name, Entry entry, Path data) {
        Path folder = data.resolve(name);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException("the folder " + folder + " cannot be made (" + e + ")", e);
        }
        out.println(name + ": " + entry.title() + ", licence: " + entry.licence());
        int fetched = 0;
        for (RemoteFile file : entry.files()) {
            if (!isThere(folder, file)) {
                fetchFile(entry, file, folder);
                fetched++;
            }
        }
        int there = entry.files().size() - fetched;
        out.println(name + ": " + fetched + " files fetched, " + there + " already there, in " + folder);
    }

    private static Checksum checksum(Path target, RemoteFile file) {
        return file.checksum()
                .orElseThrow(() -> new InvalidInputException("the catalogue has neither sha256 nor md5 of " + target
                        + ", and nothing is fetched unverified; add one to the catalogue, or put the file there"
                        + " yourself"));
    }

    private boolean isThere(Path folder, RemoteFile file) {
        Path target = folder.resolve(file.name());
        Path unpacked = folder.resolve(file.name().replaceFirst("\\.gz$", ""));
        Checksum wanted = checksum(target, file);
        if (Files.exists(target)) {
            Checksum found = sum(wanted, target);
            if (!found.equals(wanted)) {
                throw new InvalidInputException(target + " is there already, but its " + found + " is not the "
                        + wanted.hex() + " of the catalogue; it is left as it is: move it away to fetch the original");
            }
            out.println("  " + file.name() + ": already there, " + wanted.algorithm() + " verified");
            return true;
        }
        if (Files.exists(unpacked)) {
            out.println("  " + file.name() + ": already there unpacked, left as it is, not verified");
            return true;
        }
        return false;
    }

    private void fetchFile(Entry entry, RemoteFile file, Path folder) {
        Path target = folder.resolve(file.name());
        Path part = folder.resolve(file.name() + "." + ProcessHandle.current().pid() + ".part");
        part.toFile().deleteOnExit();
        List<String> failures = new ArrayList<>();
        for (URI mirror : entry.mirrors()) {
            URI address = mirror.resolve(file.source());
            try {
                long bytes = download.to(part, address, out);
                Checksum wanted = checksum(target, file);
                Checksum found = wanted.of(part);
                if (found.equals(wanted)) {
                    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                    out.printf(
                            Locale.ROOT,
                            "  %s: %,d bytes from %s, %s verified%n",
                            file.name(),
                            bytes,
                            address.getHost(),
                            wanted.algorithm());
                    return;
                }
                failures.add(address + " has " + found + ", not the " + wanted.hex() + " of the catalogue");
            } catch (IOException e) {
                failures.add(address + ": "
                        + (e.getMessage() == null
                                ? "no connection (" + e.getClass().getSimpleName() + ")"
                                : e.getMessage()));
            } finally {
                remove(part);
            }
        }
        throw new InvalidInputException(target + " could not be fetched, and nothing was changed: "
                + String.join("; ", failures) + "; try again later, or put the file there yourself");
    }

    private static Checksum sum(Checksum wanted, Path file) {
        try {
            return wanted.of(file);
        } catch (IOException e) {
            throw new InvalidInputException(file + " is there already, but cannot be read (" + e + ")", e);
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new InvalidInputException(part + " cannot be removed (" + e + "); remove it yourself", e);
        }
    }
}
