package org.fitterbench.mesh.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureFilesTest {
  private static final byte[] NONE = {};

  @TempDir Path folder;

  private static byte[] bytes(int... values) {
    byte[] result = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (byte) values[i];
    }
    return result;
  }

  private static Picture read(byte[] file) {
    return PictureFiles.read(new ByteArrayInputStream(file), "test.png");
  }

  private static void assertPixels(Picture picture, int... expected) {
    assertEquals(hex(expected), hex(picture.pixels()));
  }

  private static List<String> hex(int[] pixels) {
    return Arrays.stream(pixels).mapToObj(Integer::toHexString).toList();
  }

  @Test
  void eightBitColourIsReadRowByRowFromTheUpperLeft() throws IOException {
    byte[] file = PngBytes.of(1, 8, 2, NONE, NONE, bytes(1, 2, 3), bytes(255, 128, 0));
    Picture picture = read(file);
    assertEquals(1, picture.width());
    assertEquals(2, picture.height());
    assertPixels(picture, 0xFF010203, 0xFFFF8000);
  }

  @Test
  void sixteenBitColourIsRoundedToEight() throws IOException {
    byte[] row = bytes(0xFF, 0xFF, 0x80, 0x80, 0, 0x81, 0, 0x80, 0x12, 0x34, 0xAB, 0xCD);
    assertPixels(read(PngBytes.of(2, 16, 2, NONE, NONE, row)), 0xFFFF8001, 0xFF0012AB);
  }

  @Test
  void greyKeepsItsEncodedValue() throws IOException {
    assertPixels(
        read(PngBytes.of(3, 8, 0, NONE, NONE, bytes(0, 50, 200))),
        0xFF000000,
        0xFF323232,
        0xFFC8C8C8);
  }

  @Test
  void sixteenBitGreyKeepsItsEncodedValue() throws IOException {
    assertPixels(
        read(PngBytes.of(2, 16, 0, NONE, NONE, bytes(0x32, 0x32, 0xC8, 0xC8))),
        0xFF323232,
        0xFFC8C8C8);
  }

  @Test
  void oneBitGreyIsBlackAndWhite() throws IOException {
    assertPixels(
        read(PngBytes.of(3, 1, 0, NONE, NONE, bytes(0b10100000))),
        0xFFFFFFFF,
        0xFF000000,
        0xFFFFFFFF);
  }

  @Test
  void fourBitGreyIsSpreadOverTheWholeRange() throws IOException {
    assertPixels(read(PngBytes.of(2, 4, 0, NONE, NONE, bytes(0x3F))), 0xFF333333, 0xFFFFFFFF);
  }

  @Test
  void alphaIsReadBesideGreyAndBesideColour() throws IOException {
    assertPixels(read(PngBytes.of(1, 8, 4, NONE, NONE, bytes(9, 77))), 0x4D090909);
    assertPixels(read(PngBytes.of(1, 8, 6, NONE, NONE, bytes(1, 2, 3, 4))), 0x04010203);
    assertPixels(
        read(PngBytes.of(1, 16, 4, NONE, NONE, bytes(0x20, 0x20, 0x40, 0x40))), 0x40202020);
  }

  @Test
  void paletteEntriesMayBeTransparent() throws IOException {
    byte[] palette = bytes(10, 20, 30, 200, 100, 50);
    assertPixels(
        read(PngBytes.of(2, 8, 3, palette, bytes(128), bytes(1, 0))), 0xFFC86432, 0x800A141E);
  }

  @Test
  void jpegIsReadInColourAndGrey() throws IOException {
    Path colour = folder.resolve("colour.jpg");
    BufferedImage image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
    Path grey = folder.resolve("grey.jpg");
    BufferedImage greyImage = new BufferedImage(24, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 24; x++) {
        image.setRGB(x, y, 0xC06030);
        greyImage.getRaster().setSample(x, y, 0, 90);
      }
    }
    ImageIO.write(image, "jpeg", colour.toFile());
    ImageIO.write(greyImage, "jpeg", grey.toFile());

    Picture picture = PictureFiles.read(colour);
    assertEquals(24, picture.width());
    assertEquals(0xC0, picture.pixel(5, 5) >> 16 & 0xFF, 3);
    assertEquals(0x60, picture.pixel(5, 5) >> 8 & 0xFF, 3);
    assertEquals(0x30, picture.pixel(5, 5) & 0xFF, 3);
    assertEquals(90, PictureFiles.read(grey).pixel(23, 15) & 0xFF, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void interlacedAndProgressivePicturesThatAreNotSquareAreRead(String format) throws IOException {
    BufferedImage image = new BufferedImage(50, 3, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 50; x++) {
      for (int y = 0; y < 3; y++) {
        image.setRGB(x, y, 0x2080C0);
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    Picture picture = read(bytes.toByteArray());
    assertEquals(50, picture.width());
    assertEquals(3, picture.height());
    assertEquals(0x20, picture.pixel(49, 2) >> 16 & 0xFF, 3);
    assertEquals(0x80, picture.pixel(49, 2) >> 8 & 0xFF, 3);
    assertEquals(0xC0, picture.pixel(49, 2) & 0xFF, 3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWrittenPngIsReadBackExactlyByThePlatform(boolean opaque) throws IOException {
    Random random = new Random(5);
    int[] pixels = random.ints(37 * 23).map(p -> opaque ? p | 0xFF000000 : p).toArray();
    Path file = folder.resolve("new/folder/out.png");
    PictureFiles.writePng(new Picture(37, 23, pixels), file);

    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(!opaque, image.getColorModel().hasAlpha());
    assertArrayEquals(pixels, image.getRGB(0, 0, 37, 23, null, 0, 37));
    assertArrayEquals(pixels, PictureFiles.read(file).pixels());
  }

  @Test
  void writingReplacesTheFileAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("out.png");
    Files.writeString(file, "old");
    PictureFiles.writePng(Picture.filled(3, 2, 0xFF102030), file);
    assertEquals(0xFF102030, PictureFiles.read(file).pixel(2, 1));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aFolderThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("plain"), "text");
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () -> PictureFiles.writePng(Picture.filled(1, 1, 0), file.resolve("out.png")));
    assertTrue(failure.oneLine().contains("cannot be written"), failure.oneLine());
  }

  @Test
  void oneEncoderWritesPicturesOfDifferentSizesOneAfterAnother() throws IOException {
    try (PngEncoder encoder = new PngEncoder()) {
      for (int size : new int[] {90, 3, 200}) {
        Picture picture =
            new Picture(
                size, 2, new Random(size).ints(2L * size).map(p -> p | 0xFF << 24).toArray());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        encoder.encode(picture, out);
        assertArrayEquals(picture.pixels(), read(out.toByteArray()).pixels());
      }
    }
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    byte[] file = PngBytes.of(1, 8, 2, NONE, NONE, bytes(1, 2, 3), bytes(4, 5, 6), bytes(7, 8, 9));
    UserInputException failure =
        assertThrows(UserInputException.class, () -> read(Arrays.copyOf(file, 50)));
    assertTrue(failure.oneLine().startsWith("The picture test.png cannot be read"));
    assertEquals(1, failure.oneLine().lines().count());
  }

  @Test
  void anImmodestClaimIsRefusedBeforeItsPixelsAreMade() throws IOException {
    byte[] wide = PngBytes.claiming(1_000_000, 1);
    byte[] big = PngBytes.claiming(16_000, 16_000);
    assertTrue(
        assertThrows(UserInputException.class, () -> read(wide))
            .oneLine()
            .contains("claims 1000000 x 1 pixels"));
    assertThrows(UserInputException.class, () -> read(big));
  }

  @Test
  void whatIsNoPictureIsRefusedByItsName() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.png"), "not a picture");
    assertTrue(
        assertThrows(UserInputException.class, () -> PictureFiles.read(file))
            .oneLine()
            .contains("notes.png is neither PNG nor JPEG"));
    assertTrue(
        assertThrows(
                UserInputException.class, () -> PictureFiles.read(folder.resolve("absent.png")))
            .oneLine()
            .startsWith("There is no picture"));
  }
}
