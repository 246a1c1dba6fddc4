package org.slumber.engine.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.slumber.engine.spec.InvalidInputException;

/**
 * The one place where a user's text is read. It is UTF-8 unless a byte order mark says UTF-16 or UTF-32; the mark is no
 * part of the text. What is in no such encoding, as Latin-1 with its accents, is refused where it first shows.
 */
public final class TextFile {
    /** UTF-32's little-endian mark begins as UTF-16's does, and must be looked for first. */
    private static final List<Encoding> ENCODINGS = List.of(
            Encoding.of("UTF-32LE", "fffe0000"),
            Encoding.of("UTF-32BE", "0000feff"),
            Encoding.of("UTF-16LE", "fffe"),
            Encoding.of("UTF-16BE", "feff"),
            Encoding.of("UTF-8", "efbbbf"),
            Encoding.of("UTF-8", ""));

    private TextFile() {}

    /**
     * How texts are encoded.
     *
     * @param mark the bytes that such a text begins with
     */
    private record Encoding(Charset charset, byte[] mark) {
        static Encoding of(String charset, String mark) {
            return new Encoding(Charset.forName(charset), HexFormat.of().parseHex(mark));
        }

        boolean marks(byte[] bytes) {
            return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
        }
    }

    /**
     * Reads a file.
     *
     * @param what it is, for messages, e.g. {@code sweep file}
     * @throws InvalidInputException where it is not there, cannot be read or is no text
     */
    public static String read(String what, Path file) {
        String named = what + " " + file;
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(named + " is a folder");
        }
        try {
            return decode(named, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(named + " does not exist", e);
        } catch (IOException e) {
            throw new InvalidInputException(named + " cannot be read (" + e + ")", e);
        }
    }

    /**
     * The text that a file's bytes stand for.
     *
     * @param named what it is and where, for messages
     * @throws InvalidInputException naming the first place that is no text
     */
    public static String decode(String named, byte[] bytes) {
        Encoding encoding =
                ENCODINGS.stream().filter(each -> each.marks(bytes)).findFirst().orElseThrow();
        ByteBuffer in = ByteBuffer.wrap(bytes, encoding.mark.length, bytes.length - encoding.mark.length);
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CharsetDecoder decoder = encoding.charset.newDecoder();
        boolean malformed = decoder.decode(in, out, true).isError();
        String text = out.flip().toString();
        if (malformed) {
            throw new InvalidInputException(String.format(
                    "%s is not %s%s: byte %d, in line %d, is 0x%02X; save the file as UTF-8",
                    named,
                    encoding.charset,
                    encoding.charset.equals(StandardCharsets.UTF_8) ? "" : ", as its first bytes say",
                    in.position() + 1,
                    lines(text),
                    bytes[in.position()]));
        }
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw new InvalidInputException(named + " is no text: line " + lines(text.substring(0, zero))
                    + " has a zero character; save the file as UTF-8, or UTF-16 with its byte order mark");
        }
        return text;
    }

    /** The number of the line in which a text ends, from 1. */
    private static long lines(String text) {
        return 1 + text.chars().filter(character -> character == '\n').count();
    }
}
