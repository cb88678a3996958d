package org.fitterbench.mesh.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the deflater makes is read by the platform's inflater, which checks the checksum too. */
final class RunDeflaterTest {
  private final RunDeflater deflater = new RunDeflater();

  private byte[] compress(byte[] data) {
    int size = deflater.compress(data, data.length);
    return Arrays.copyOf(deflater.output(), size);
  }

  private void survives(byte[] data) throws DataFormatException {
    byte[] compressed = compress(data);
    byte[] read = new byte[data.length + 1];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(compressed);
      assertEquals(data.length, inflater.inflate(read));
      assertTrue(inflater.finished());
      assertEquals(0, inflater.getRemaining());
    }
    assertArrayEquals(data, Arrays.copyOf(read, data.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 13, 207, 4098, 32_767, 32_768, 32_769, 300_000})
  void anyNumberOfBytesSurvives(int length) throws DataFormatException {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    survives(noise);
    survives(new byte[length]);
  }

  @Test
  void runsOfEveryLengthSurvive() throws DataFormatException {
    byte[] data = new byte[700 * 700 / 2 + 700];
    int at = 0;
    for (int length = 1; length < 700; length++) {
      Arrays.fill(data, at, at + length, (byte) (length * 7));
      at += length;
    }
    survives(Arrays.copyOf(data, at));
  }

  @Test
  void noiseWithRunsInItSurvivesAtAnyPlaceOfABlocksEnd() throws DataFormatException {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      byte[] data = new byte[120_000 + seed];
      int at = 0;
      while (at < data.length) {
        int length = random.nextInt(3) == 0 ? random.nextInt(600) : 1 + random.nextInt(4);
        int end = Math.min(data.length, at + length);
        Arrays.fill(data, at, end, (byte) random.nextGaussian(0, 9));
        at = end;
      }
      survives(data);
    }
  }

  /** Counts like Fibonacci's numbers would give words of more bits than deflate allows. */
  @Test
  void wordsAreNeverLongerThanDeflateAllows() throws DataFormatException {
    byte[] data = new byte[28_656];
    int at = 0;
    int count = 1;
    int next = 1;
    for (int value = 0; value < 21; value++) {
      for (int i = 0; i < count && at < data.length; i++) {
        data[at++] = (byte) value;
      }
      int sum = count + next;
      count = next;
      next = sum;
    }
    // Out of order, so that the bytes are no runs.
    Random random = new Random(4);
    for (int i = at - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      byte swap = data[i];
      data[i] = data[other];
      data[other] = swap;
    }
    survives(Arrays.copyOf(data, at));
  }

  @Test
  void aCodeIsAsShortAsItCanBe() {
    int[] counts = {5, 9, 12, 13, 16, 45, 0};
    HuffmanCode code = new HuffmanCode(counts.length);
    code.build(counts);
    assertArrayEquals(new int[] {4, 4, 3, 3, 3, 1, 0}, code.lengths);
    // Canonical words, their bits in the order of sending.
    assertArrayEquals(
        new int[] {0b0111, 0b1111, 0b001, 0b101, 0b011, 0b0}, Arrays.copyOf(code.words, 6));
  }

  @Test
  void tooDeepACodeIsMadeFlatterAndStaysWhole() {
    int[] counts = new int[24];
    counts[0] = 1;
    counts[1] = 1;
    for (int i = 2; i < counts.length; i++) {
      counts[i] = counts[i - 1] + counts[i - 2];
    }
    HuffmanCode code = new HuffmanCode(counts.length);
    code.build(counts);
    double whole = 0;
    for (int i = 0; i < counts.length; i++) {
      assertTrue(code.lengths[i] >= 1 && code.lengths[i] <= HuffmanCode.LONGEST);
      assertTrue(i == 0 || code.lengths[i] <= code.lengths[i - 1]);
      whole += Math.scalb(1.0, -code.lengths[i]);
    }
    assertEquals(1, whole);
  }

  /**
   * Neighbours differ little and at random: nothing but the frequency of bytes can be made use of.
   */
  @Test
  void filteredRowsTakeLittleMoreRoomThanFromThePlatform() {
    Random random = new Random(8);
    byte[] rows = new byte[200_000];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i / 1000 % 3 == 0 ? (byte) Math.round(random.nextGaussian(0, 4)) : 0;
    }
    byte[] platforms = new byte[rows.length];
    int size;
    try (Deflater platform = new Deflater(Deflater.BEST_SPEED)) {
      platform.setInput(rows);
      platform.finish();
      size = platform.deflate(platforms);
    }
    assertTrue(compress(rows).length < 1.05 * size, compress(rows).length + " of " + size);
  }
}
