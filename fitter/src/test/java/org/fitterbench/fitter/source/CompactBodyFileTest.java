package org.fitterbench.fitter.source;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.data.BodyAssets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompactBodyFileTest {
  private static final int CRC_AT = 12;
  private static final int PAYLOAD_AT = 56;

  @TempDir Path folder;
  private Path file = Path.of("");
  private byte[] bytes = {};

  @BeforeEach
  void writeSmallBody() throws IOException {
    file = folder.resolve("body.fbody");
    CompactBodyFile.write(file, SmallBody.create());
    bytes = Files.readAllBytes(file);
  }

  @Test
  void whatWasWrittenIsRead() {
    BodyComparison.assertSame(SmallBody.create(), CompactBodyFile.read(file));
    assertDoesNotThrow(() -> CompactBodyFile.verify(file));
  }

  @Test
  void makeHumansDataComesBackWhole() {
    BodyAssets assets = Mpfb2Reader.read(SharedData.mpfb2());
    CompactBodyFile.write(file, assets);
    BodyComparison.assertSame(assets, CompactBodyFile.read(file));
  }

  @Test
  void aTruncatedFileIsRefusedWithItsLengths() throws IOException {
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    int whole = bytes.length - PAYLOAD_AT;
    assertEquals(
        "the body data file "
            + file
            + " is damaged: it holds "
            + (whole - 1)
            + " bytes of "
            + whole
            + "; run 'fitter-bench assets install --force'",
        refusal());
  }

  @Test
  void aFileCutWithinItsHeaderIsRefused() throws IOException {
    Files.write(file, Arrays.copyOf(bytes, 20));
    assertTrue(refusal().contains("it ends within its header"), refusal());
  }

  @Test
  void anEmptyOrForeignFileIsRefused() throws IOException {
    Files.write(file, new byte[0]);
    assertTrue(refusal().contains("is not a body data file of fitter-bench"), refusal());
    Files.writeString(file, "PK some other file that is longer than the header of a body file");
    assertTrue(refusal().contains("is not a body data file of fitter-bench"), refusal());
  }

  @Test
  void aMissingFileNamesTheWayOut() throws IOException {
    Files.delete(file);
    assertEquals(
        "the body data file " + file + " does not exist; run 'fitter-bench assets install'",
        refusal());
  }

  @Test
  void aNewerFormatIsRefused() throws IOException {
    bytes[8] = 2;
    Files.write(file, bytes);
    assertTrue(refusal().contains("has format 2, this fitter-bench reads 1"), refusal());
  }

  @Test
  void everyFlippedByteIsFound() throws IOException {
    for (int at = 0; at < bytes.length; at += 97) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x10;
      Files.write(file, damaged);
      assertThrows(
          UserInputException.class, () -> CompactBodyFile.verify(file), "flipped byte " + at);
    }
  }

  @Test
  void damageThatTheCrcMissesIsFoundByVerify() throws IOException {
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, withMatchingCrc(bytes));
    assertDoesNotThrow(() -> CompactBodyFile.read(file));
    String message =
        assertThrows(UserInputException.class, () -> CompactBodyFile.verify(file)).oneLine();
    assertTrue(message.contains("do not match its SHA-256"), message);
  }

  @Test
  void aCountBeyondTheEndIsRefusedBeforeItIsAllocated() throws IOException {
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(PAYLOAD_AT, Integer.MAX_VALUE);
    Files.write(file, withMatchingCrc(bytes));
    assertTrue(refusal().contains("a count of 2147483647 goes beyond its end"), refusal());
  }

  @Test
  void noTemporaryFileIsLeft() throws IOException {
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  private static byte[] withMatchingCrc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, PAYLOAD_AT, bytes.length - PAYLOAD_AT);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(CRC_AT, (int) crc.getValue());
    return bytes;
  }

  private String refusal() {
    return assertThrows(UserInputException.class, () -> CompactBodyFile.read(file)).oneLine();
  }
}
