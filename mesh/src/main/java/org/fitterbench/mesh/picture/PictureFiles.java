package org.fitterbench.mesh.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.fitterbench.core.failure.UserInputException;

/**
 * Reads PNG (1 to 16 bits; grey, colour, palette, with and without alpha) and JPEG files.
 *
 * <p>Samples of 16 bits are rounded to 8. Grey samples are taken as they stand: they are
 * sRGB-encoded like colours, so the linear grey colour space that the platform's image classes
 * assume is not applied.
 */
public final class PictureFiles {
  /** The most columns and the most rows that are read. */
  static final int MAXIMUM_SIDE = 16_384;

  /** The most pixels that are read. */
  static final long MAXIMUM_PIXELS = 100_000_000;

  static {
    // Small scratch files on disk would cost more than they save.
    ImageIO.setUseCache(false);
  }

  private PictureFiles() {}

  /**
   * Reads a picture from a file.
   *
   * @throws UserInputException if the file is missing, is no PNG or JPEG, is damaged or claims an
   *     unreasonable size
   */
  public static Picture read(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return read(bytes, file.toString());
    } catch (NoSuchFileException failure) {
      throw new UserInputException(
          "There is no picture " + file, "check the path of the file", failure);
    } catch (IOException failure) {
      throw unreadable(file.toString(), failure);
    }
  }

  /**
   * Reads a picture from a stream, for example one embedded in a mesh file.
   *
   * @param name what to call it in messages
   * @throws UserInputException as {@link #read(Path)}
   */
  public static Picture read(InputStream bytes, String name) {
    try (ImageInputStream stream = ImageIO.createImageInputStream(bytes)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      while (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          if (List.of("png", "jpeg").contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            reader.setInput(stream, true, true);
            checkSize(reader.getWidth(0), reader.getHeight(0), name);
            return convert(reader.read(0));
          }
        } finally {
          reader.dispose();
        }
      }
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException failure) {
      // The platform's readers answer some damaged files with unchecked exceptions.
      throw unreadable(name, failure);
    }
    throw new UserInputException(
        "The picture " + name + " is neither PNG nor JPEG", "convert it to PNG");
  }

  private static UserInputException unreadable(String name, Exception failure) {
    String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason");
    return new UserInputException(
        "The picture " + name + " cannot be read: " + reason,
        "write the file again, or convert it to PNG",
        failure);
  }

  private static void checkSize(int width, int height, String name) {
    if (Math.max(width, height) > MAXIMUM_SIDE || (long) width * height > MAXIMUM_PIXELS) {
      throw new UserInputException(
          "The picture " + name + " claims " + width + " x " + height + " pixels",
          "use a picture of at most "
              + MAXIMUM_SIDE
              + " pixels a side and "
              + MAXIMUM_PIXELS
              + " in all");
    }
  }

  private static Picture convert(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = new int[width * height];
    if (image.getColorModel() instanceof IndexColorModel palette) {
      convertPalette(image.getRaster(), palette, pixels);
    } else {
      convertSamples(image.getRaster(), pixels);
    }
    return new Picture(width, height, pixels);
  }

  private static void convertPalette(Raster raster, IndexColorModel palette, int[] pixels) {
    int width = raster.getWidth();
    int[] row = new int[width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = palette.getRGB(row[x]);
      }
    }
  }

  /** Bands are grey, grey and alpha, red-green-blue, or red-green-blue and alpha. */
  private static void convertSamples(Raster raster, int[] pixels) {
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int maximum = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    boolean colour = bands >= 3;
    boolean alpha = bands == 2 || bands == 4;
    int[] row = new int[width * bands];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int first = x * bands;
        int red = eightBits(row[first], maximum);
        int green = colour ? eightBits(row[first + 1], maximum) : red;
        int blue = colour ? eightBits(row[first + 2], maximum) : red;
        int opacity = alpha ? eightBits(row[first + bands - 1], maximum) : 255;
        pixels[y * width + x] = opacity << 24 | red << 16 | green << 8 | blue;
      }
    }
  }

  private static int eightBits(int sample, int maximum) {
    return maximum == 255 ? sample : (sample * 255 + maximum / 2) / maximum;
  }

  /**
   * Writes a picture as PNG: to a temporary name beside it, renamed when whole.
   *
   * @throws UserInputException if the folder cannot be written to
   */
  public static void writePng(Picture picture, Path file) {
    Path part = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".part");
    try (PngEncoder encoder = new PngEncoder()) {
      Files.createDirectories(part.resolveSibling(""));
      try {
        try (var out = Files.newOutputStream(part)) {
          encoder.encode(picture, out);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failure) {
      throw new UserInputException(
          "The picture " + file + " cannot be written: " + failure.getMessage(),
          "choose a folder that you may write to and that has space left",
          failure);
    }
  }
}
