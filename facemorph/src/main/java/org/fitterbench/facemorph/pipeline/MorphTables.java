package org.fitterbench.facemorph.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Table;

/** A run's figures as a person reads them. */
public final class MorphTables {
  /** What stands below the table of stages. */
  public static final String HOW_TIMES_ADD_UP =
      "Stages 5 to 9 overlap. Busy is the time of all threads in a stage; elapsed is the stage's"
          + " part of the total, shared out by busy time where stages overlap.";

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private MorphTables() {}

  /** One row a stage, and the total. */
  public static Table stages(MorphTimes times) {
    List<List<String>> rows = new ArrayList<>();
    long busy = 0;
    for (StageTime time : times.stages()) {
      busy += time.busyNanos();
      rows.add(
          List.of(
              time.stage().number() + " " + time.stage().label(),
              String.valueOf(time.runs()),
              milliseconds(time.busyNanos()),
              milliseconds(time.elapsedNanos()),
              share(time.elapsedNanos(), times.totalNanos())));
    }
    rows.add(List.of("total", "", milliseconds(busy), milliseconds(times.totalNanos()), ""));
    return new Table(
        List.of(
            Column.words("stage"),
            Column.numbers("runs"),
            Column.numbers("busy ms"),
            Column.numbers("elapsed ms"),
            Column.numbers("share")),
        rows);
  }

  /** The figures of the published analysis. */
  public static Table figures(MorphResult result) {
    double seconds = result.times().totalNanos() / NANOS_PER_SECOND;
    return new Table(
        List.of(Column.words("figure"), Column.numbers("value")),
        List.of(
            List.of("total", number(seconds) + " s"),
            List.of("frames", String.valueOf(result.frames())),
            List.of("frames a second", number(result.framesPerSecond())),
            List.of("seconds a frame", number(seconds / Math.max(1, result.frames()))),
            List.of("device transfers", String.valueOf(result.transfers()))));
  }

  /** What was written, one line for each folder and each other file. */
  public static List<String> outputs(MorphResult result) {
    Path folder = result.request().folder().path();
    Map<String, long[]> groups = new LinkedHashMap<>();
    for (Path file : result.written()) {
      Path relative = folder.relativize(file);
      String group = relative.getNameCount() > 1 ? relative.getName(0) + "/" : relative.toString();
      long[] sum = groups.computeIfAbsent(group, _ -> new long[2]);
      sum[0]++;
      sum[1] += size(file);
    }
    List<String> lines = new ArrayList<>();
    groups.forEach((name, sum) ->
        lines.add(
            "  %-36s %5d %-6s %10s"
                .formatted(
                    name, sum[0], sum[0] == 1 ? "file" : "files", Figures.bytes((double) sum[1]))));
    return lines;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  private static String number(double value) {
    return Figures.significant(value, 3);
  }

  private static String share(long nanos, long total) {
    return Figures.oneDecimal(100.0 * nanos / Math.max(1, total)) + " %";
  }

  private static String milliseconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / NANOS_PER_MILLI);
  }
}
