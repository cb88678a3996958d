package org.fitterbench.core.resource;

import java.util.List;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.process.ProgramRunner;
import org.fitterbench.core.record.Reading;

/** How much memory the machine's NVIDIA GPUs have, by the driver's own program. */
public final class GpuMemory {
  static final List<String> COMMAND =
      List.of("nvidia-smi", "--query-gpu=memory.total", "--format=csv,noheader,nounits");

  private static final double BYTES_PER_MEBIBYTE = 1 << 20;

  private GpuMemory() {}

  /** The memory of all of them together, in bytes. */
  public static Reading totalBytes(ProgramRunner programs) {
    return switch (programs.run(COMMAND)) {
      case ProgramOutput.Printed(String text) -> parse(text);
      case ProgramOutput.Failed(String reason) ->
          Reading.absent("no NVIDIA GPU can be read: " + reason);
    };
  }

  private static Reading parse(String text) {
    try {
      double mebibytes = text.lines().map(String::strip).mapToDouble(Double::parseDouble).sum();
      return mebibytes > 0
          ? Reading.of(mebibytes * BYTES_PER_MEBIBYTE)
          : Reading.absent("nvidia-smi lists no GPU");
    } catch (NumberFormatException unknown) {
      return Reading.absent("nvidia-smi printed no number: " + text.strip());
    }
  }
}
