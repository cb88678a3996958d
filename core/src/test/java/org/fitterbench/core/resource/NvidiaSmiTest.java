package org.fitterbench.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.record.Reading;
import org.junit.jupiter.api.Test;

class NvidiaSmiTest {
  private static final double MEBIBYTE = 1 << 20;

  private final AtomicLong clock = new AtomicLong(-7);
  private final Deque<ProgramOutput> answers = new ArrayDeque<>();
  private final NvidiaSmi nvidiaSmi =
      new NvidiaSmi(
          command -> {
            assertEquals(NvidiaSmi.COMMAND, command);
            return answers.remove();
          },
          clock::get);

  @Test
  void oneGpuIsReadInBytesAndPercent() {
    assertEquals(
        new GpuReading(Reading.of(1234 * MEBIBYTE), Reading.of(87)), NvidiaSmi.parse("1234, 87\n"));
  }

  @Test
  void severalGpusAddTheirMemoryAndGiveTheBusiest() {
    assertEquals(
        new GpuReading(Reading.of(604 * MEBIBYTE), Reading.of(98)),
        NvidiaSmi.parse("3, 0\n600, 98\n1, 12\n"));
  }

  @Test
  void whatTheDriverDoesNotKnowIsAbsentAndTheRestIsKept() {
    assertEquals(
        new GpuReading(
            Reading.of(512 * MEBIBYTE),
            Reading.absent("nvidia-smi does not know utilization.gpu: [N/A]")),
        NvidiaSmi.parse("512, [N/A]\n"));
  }

  @Test
  void anUnknownLineIsQuoted() {
    assertEquals(
        GpuReading.absent("nvidia-smi printed an unknown line: No devices were found"),
        NvidiaSmi.parse("No devices were found\n"));
  }

  @Test
  void noLineMeansNoGpu() {
    assertEquals(GpuReading.absent("nvidia-smi lists no GPU"), NvidiaSmi.parse("\n"));
  }

  @Test
  void theProgramRunsAtMostOnceASecond() {
    answers.addAll(List.of(printed("1, 10"), printed("2, 20")));

    GpuReading first = nvidiaSmi.read();
    clock.addAndGet(999_999_999);
    assertEquals(first, nvidiaSmi.read());
    clock.addAndGet(1);
    assertEquals(new GpuReading(Reading.of(2 * MEBIBYTE), Reading.of(20)), nvidiaSmi.read());
  }

  @Test
  void aProgramThatIsNotThereIsAskedForOnce() {
    answers.add(new ProgramOutput.Failed("nvidia-smi is not on the PATH or cannot be started"));

    nvidiaSmi.read();
    clock.addAndGet(2_000_000_000L);
    assertEquals(
        GpuReading.absent(
            "no NVIDIA GPU can be read: nvidia-smi is not on the PATH or cannot be started"),
        nvidiaSmi.read());
  }

  @Test
  void oneFailureAmongAnswersDoesNotEndTheReading() {
    answers.addAll(
        List.of(printed("1, 10"), new ProgramOutput.Failed("it hung"), printed("2, 20")));

    nvidiaSmi.read();
    clock.addAndGet(1_000_000_000L);
    assertEquals(GpuReading.absent("no NVIDIA GPU can be read: it hung"), nvidiaSmi.read());
    clock.addAndGet(1_000_000_000L);
    assertEquals(Reading.of(20), nvidiaSmi.read().utilizationPercent());
  }

  private static ProgramOutput printed(String line) {
    return new ProgramOutput.Printed(line + "\n");
  }
}
