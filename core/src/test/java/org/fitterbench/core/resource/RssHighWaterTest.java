package org.fitterbench.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.record.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RssHighWaterTest {
  @TempDir Path process;

  @Test
  void thePeakIsResetAndThenReadInBytes() throws IOException {
    Files.writeString(process.resolve("clear_refs"), "");
    Files.writeString(
        process.resolve("status"), "VmPeak:\t 9000 kB\nVmHWM:\t    1688 kB\nVmRSS:\t 1000 kB\n");
    RssHighWater highWater = new RssHighWater(process);

    highWater.reset();

    assertEquals("5", Files.readString(process.resolve("clear_refs")));
    assertEquals(Reading.of(1688 * 1024), highWater.read());
  }

  @Test
  void aPeakThatCannotBeResetIsNotReadEither() throws IOException {
    Files.writeString(process.resolve("status"), "VmHWM:\t    1688 kB\n");
    RssHighWater highWater = new RssHighWater(process);

    highWater.reset();

    Reading.Absent absent = assertInstanceOf(Reading.Absent.class, highWater.read());
    assertTrue(absent.reason().contains("clear_refs"), absent.reason());
    assertTrue(Files.notExists(process.resolve("clear_refs")));
  }

  @Test
  void aStatusWithoutThePeakIsAbsent() throws IOException {
    Files.writeString(process.resolve("clear_refs"), "");
    Files.writeString(process.resolve("status"), "Name:\tjava\n");
    RssHighWater highWater = new RssHighWater(process);

    highWater.reset();

    assertEquals(Reading.absent(process.resolve("status") + " has no VmHWM"), highWater.read());
  }
}
