package org.slumber.engine.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.slumber.engine.data.ClassFolders.Labelled;
import org.slumber.engine.data.ClassFolders.Part;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Reads PNG files that lie in a folder a class ({@link ClassFolders}).
 *
 * <p>Grey images of 8 bits are taken as they are, colours by {@link Grey}; images must be opaque and of at most 8 bits a
 * colour.
 */
final class PngFolder {
    private static final ClassFolders FOLDERS = new ClassFolders(".png");

    private PngFolder() {}

    /** Whether a folder has PNG files in folders of classes. */
    static boolean is(Path folder) throws IOException {
        return FOLDERS.are(folder);
    }

    /** The parts of a set, in their order. */
    static List<Dataset> parts(String name, Path folder) {
        try {
            List<Dataset> read = new ArrayList<>();
            for (Part part : FOLDERS.parts(folder)) {
                read.add(dataset(name, part.path(), part.files()));
            }
            return read;
        } catch (IOException e) {
            throw new InvalidInputException(
                    "data set " + name + ": the PNG files in " + folder + " cannot be read (" + e + ")", e);
        }
    }

    private static Dataset dataset(String name, Path part, List<Labelled> files) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        byte[] labels = new byte[files.size()];
        int rows = 0;
        int columns = 0;
        for (int i = 0; i < labels.length; i++) {
            Path file = files.get(i).path();
            BufferedImage image = image(file);
            if (i == 0) {
                rows = image.getHeight();
                columns = image.getWidth();
                ImageParts.refuseTooMany(part.toString(), (long) rows * columns * labels.length);
            } else if (image.getHeight() != rows || image.getWidth() != columns) {
                throw new InvalidInputException(file + " has " + image.getHeight() + " x " + image.getWidth()
                        + " pixels, but " + files.get(0).path() + " has " + rows + " x " + columns
                        + "; one size is wanted");
            }
            addGrey(image, file, pixels);
            labels[i] = (byte) files.get(i).label();
        }
        return ImageParts.dataset(name, part.toString(), rows, columns, pixels.toByteArray(), labels);
    }

    private static BufferedImage image(Path file) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            // the reader throws what its parser stumbles over
            throw new InvalidInputException(
                    file + " cannot be read (" + e.getMessage() + "): a PNG image is wanted", e);
        } finally {
            reader.dispose();
        }
    }

    private static void addGrey(BufferedImage image, Path file, ByteArrayOutputStream to) {
        for (int bits : image.getColorModel().getComponentSize()) {
            if (bits > Byte.SIZE) {
                throw new InvalidInputException(
                        file + " has " + bits + " bits a colour; PNG images of at most 8 are wanted");
            }
        }
        // what Java makes of a grey value as a colour is another one
        boolean grey = image.getColorModel() instanceof ComponentColorModel
                && image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        Raster raster = image.getRaster();
        boolean alpha = raster.getNumBands() == 2;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (grey && (!alpha || raster.getSample(x, y, 1) == 0xff)) {
                    to.write(raster.getSample(x, y, 0));
                    continue;
                }
                int colour = image.getRGB(x, y);
                if (grey || colour >>> 24 != 0xff) {
                    throw new InvalidInputException(
                            file + " has transparent pixels; opaque PNG images in grey or colours are wanted");
                }
                to.write(Grey.of(colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff));
            }
        }
    }
}
