package org.fitterbench.facemorph.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

final class RowBandsTest {
  @Test
  void everyRowIsDoneOnce() {
    for (int rows : new int[] {0, 1, 2, 7, 100}) {
      for (int threads : new int[] {1, 2, 3, 16}) {
        AtomicIntegerArray done = new AtomicIntegerArray(rows);
        RowBands.run(
            rows,
            threads,
            (from, to) -> {
              for (int row = from; row < to; row++) {
                done.incrementAndGet(row);
              }
            });
        for (int row = 0; row < rows; row++) {
          assertEquals(1, done.get(row), "row " + row + " of " + rows);
        }
      }
    }
  }

  @Test
  void aFailureOfAnyBandReachesTheCaller() {
    for (int failing : new int[] {0, 5, 9}) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  RowBands.run(
                      10,
                      3,
                      (from, to) -> {
                        if (from <= failing && failing < to) {
                          throw new IllegalStateException("row " + failing);
                        }
                      }));
      assertEquals("row " + failing, thrown.getMessage());
    }
  }

  @Test
  void somebodyMustWork() {
    assertThrows(IllegalArgumentException.class, () -> RowBands.run(1, 0, (from, to) -> {}));
  }
}
