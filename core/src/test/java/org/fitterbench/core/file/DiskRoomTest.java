package org.fitterbench.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskRoomTest {
  private static final long MEGABYTE = 1L << 20;
  private static final Path FILE = Path.of("out.mp4");

  @TempDir Path folder;
  private long free;
  private int asked;

  private DiskRoom room(long bytes) {
    free = bytes;
    return new DiskRoom(
        FILE,
        () -> {
          asked++;
          return free;
        });
  }

  private void write(DiskRoom room, long bytes, long spare) {
    assertTrue(room.has(bytes, spare));
    free -= bytes;
  }

  @Test
  void whatIsWrittenNeverReachesTheSpare() {
    DiskRoom room = room(10 * MEGABYTE);
    while (room.has(10_000, MEGABYTE)) {
      free -= 10_000;
    }
    assertTrue(free >= MEGABYTE && free < MEGABYTE + 10_000, "left: " + free);
    assertEquals("cannot write 'out.mp4': No space left on device", room.full().problem());
    assertEquals("free some space or choose another disk", room.full().remedy());
  }

  @Test
  void aDiskWithMuchRoomIsAskedRarely() {
    DiskRoom room = room(1L << 40);
    for (int i = 0; i < 10_000; i++) {
      write(room, 16 * MEGABYTE / 1000, MEGABYTE);
    }
    assertTrue(asked < 20, "asked " + asked + " times");
  }

  @Test
  void aDiskThatAnotherProgramFillsIsNoticedSoon() {
    DiskRoom room = room(1L << 40);
    write(room, MEGABYTE, MEGABYTE);
    free = 2 * MEGABYTE;
    assertFalse(room.has(20 * MEGABYTE, MEGABYTE));
  }

  @Test
  void aFileSystemThatKnowsNoLimitIsNeverFull() {
    DiskRoom room = room(0);
    for (int i = 0; i < 100; i++) {
      assertTrue(room.has(MEGABYTE, MEGABYTE));
    }
    assertEquals(1, asked);
  }

  @Test
  void aRealDiskHasRoomForAByteAndNoneForAllOfThem() throws IOException {
    DiskRoom room = new DiskRoom(FILE, DiskRoom.Disk.of(folder));
    assertTrue(room.has(1, 0));
    assertFalse(room.has(Long.MAX_VALUE / 2, 0));
  }
}
