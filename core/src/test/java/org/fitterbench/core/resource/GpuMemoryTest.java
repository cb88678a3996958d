package org.fitterbench.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.record.Reading;
import org.junit.jupiter.api.Test;

class GpuMemoryTest {
  private static Reading of(ProgramOutput output) {
    return GpuMemory.totalBytes(_ -> output);
  }

  @Test
  void theMemoryOfAllGpusIsAdded() {
    assertEquals(
        Reading.of(2 * 24_576.0 * (1 << 20)), of(new ProgramOutput.Printed("24576\n24576\n")));
  }

  @Test
  void whatIsNoNumberIsAbsentWithItsText() {
    assertEquals(
        Reading.absent("nvidia-smi printed no number: [N/A]"),
        of(new ProgramOutput.Printed("[N/A]\n")));
  }

  @Test
  void withoutADriverItIsAbsentWithTheReason() {
    assertEquals(
        Reading.absent("no NVIDIA GPU can be read: not on the PATH"),
        of(new ProgramOutput.Failed("not on the PATH")));
  }
}
