package org.fitterbench.core.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitterbench.core.record.Reading;

/**
 * The largest resident set since the start of a window, as the Linux kernel keeps it: {@code VmHWM}
 * of {@code status}, made to start again by writing 5 to {@code clear_refs}
 * (proc_pid_clear_refs(5)).
 */
final class RssHighWater {
  private static final Pattern LINE = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");
  private static final String RESET_PEAK = "5";

  private final Path processFolder;
  private Optional<String> absence = Optional.of("the window has not begun");

  /**
   * @param processFolder the kernel's folder of the process, {@code /proc/self}
   */
  RssHighWater(Path processFolder) {
    this.processFolder = processFolder;
  }

  /** Begins a window: earlier peaks no longer count. */
  void reset() {
    try {
      Files.writeString(processFolder.resolve("clear_refs"), RESET_PEAK, StandardOpenOption.WRITE);
      absence = Optional.empty();
    } catch (IOException e) {
      absence = Optional.of("the kernel's peak of the resident set cannot be reset: " + e);
    }
  }

  /** The peak in bytes; absent where the kernel keeps none or cannot begin anew. */
  Reading read() {
    if (absence.isPresent()) {
      return Reading.absent(absence.get());
    }
    try {
      Matcher line = LINE.matcher(Files.readString(processFolder.resolve("status")));
      return line.find()
          ? Reading.of(Long.parseLong(line.group(1)) * 1024.0)
          : Reading.absent(processFolder.resolve("status") + " has no VmHWM");
    } catch (IOException e) {
      return Reading.absent(processFolder.resolve("status") + " cannot be read: " + e);
    }
  }
}
