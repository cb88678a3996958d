package org.fitterbench.core.host;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The caches that the first core sees, as Linux lists them below {@code cpu0/cache}. */
final class CpuCaches {
  private static final String FOLDER = "sys/devices/system/cpu/cpu0/cache";
  private static final Pattern SIZE = Pattern.compile("(\\d+)K");

  private CpuCaches() {}

  /** For example "L1d 48 KiB", "L1i 32 KiB", "L2 1024 KiB"; empty where the kernel lists none. */
  static List<String> read(HostFiles files) {
    return files.list(FOLDER).stream()
        .filter(name -> name.startsWith("index"))
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .map(name -> FOLDER + "/" + name)
        .map(cache -> describe(files, cache))
        .flatMap(Optional::stream)
        .toList();
  }

  static String describe(int level, String type, long bytes) {
    String letter =
        switch (type.toLowerCase(Locale.ROOT)) {
          case "data" -> "d";
          case "instruction" -> "i";
          default -> "";
        };
    long kibibytes = bytes / 1024;
    boolean mebibytes = kibibytes >= 1024 && kibibytes % 1024 == 0;
    return "L%d%s %d %s"
        .formatted(
            level, letter, mebibytes ? kibibytes / 1024 : kibibytes, mebibytes ? "MiB" : "KiB");
  }

  private static Optional<String> describe(HostFiles files, String cache) {
    Optional<Long> level = files.readNumber(cache + "/level");
    Optional<String> type = files.read(cache + "/type");
    Matcher size = SIZE.matcher(files.read(cache + "/size").orElse(""));
    return level.isPresent() && type.isPresent() && size.matches()
        ? Optional.of(
            describe(level.get().intValue(), type.get(), Long.parseLong(size.group(1)) * 1024))
        : Optional.empty();
  }
}
