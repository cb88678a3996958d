package org.fitterbench.facemorph.pipeline;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Lines;

/** The text that says, in a morph's folder, what was read, how the run went and what it wrote. */
final class SessionLog {
  private static final int WIDTH = 100;

  /** How many missing files of one folder are named; more are counted. */
  private static final int NAMED_FILES = 12;

  private SessionLog() {}

  /**
   * Writes the log of a run that ended by itself or was stopped.
   *
   * @throws UserInputException when it cannot be written
   */
  static void write(MorphResult result) {
    MorphConfig config = result.config();
    List<String> lines = opening(result.request());
    lines.add(entry("status", result.status().name().toLowerCase(Locale.ROOT)));
    lines.add("");
    lines.add("Input");
    for (InputFile input : result.inputs()) {
      lines.add("  %s, %s".formatted(input.path(), Figures.bytes((double) input.bytes())));
      lines.add("    SHA-256 " + input.sha256());
    }
    lines.add("");
    lines.add("Settings");
    lines.add(entry("mode", config.mode().name().toLowerCase(Locale.ROOT)));
    lines.add(
        entry(
            "frames",
            "%d of %d x %d, %d samples a pixel, %d frames a second"
                .formatted(
                    config.ratios().count(),
                    config.width(),
                    config.height(),
                    config.antialiasing().samples(),
                    config.framesPerSecond())));
    lines.add(entry("textures", result.textured() ? "blended" : "none"));
    lines.add(entry("renderer", result.renderer()));
    lines.add(entry("workers", String.valueOf(config.workers())));
    if (!result.notes().isEmpty()) {
      lines.add("");
      lines.add("Findings");
      result.notes().forEach(note -> lines.addAll(Lines.wrap("  - ", "    ", note, WIDTH)));
    }
    lines.add("");
    lines.addAll(MorphTables.stages(result.times()).text(WIDTH));
    lines.addAll(Lines.wrap("", "", MorphTables.HOW_TIMES_ADD_UP, WIDTH));
    lines.add("");
    lines.addAll(MorphTables.figures(result).text(WIDTH));
    lines.add("");
    lines.add("Written");
    lines.addAll(MorphTables.outputs(result));
    addMissing(result.request().folder(), result.missing(), lines);
    write(result.request(), lines);
  }

  /**
   * Writes the log of a run that failed.
   *
   * @param missing files that were not written
   * @param all how many there would have been
   * @throws UserInputException when it cannot be written
   */
  static void writeFailure(
      MorphRequest request, UserInputException failure, List<Path> missing, int all) {
    List<String> lines = opening(request);
    lines.add(entry("status", "failed"));
    lines.addAll(Lines.wrap("  ", "    ", failure.oneLine(), WIDTH));
    lines.add(entry("written", (all - missing.size()) + " of " + all + " files"));
    addMissing(request.folder(), missing, lines);
    write(request, lines);
  }

  private static List<String> opening(MorphRequest request) {
    List<String> lines = new ArrayList<>();
    lines.add(request.tool() + ", face morph of " + request.pair().title());
    lines.add(entry("started", request.start().truncatedTo(ChronoUnit.SECONDS).toString()));
    return lines;
  }

  private static String entry(String name, String value) {
    return "  %-10s%s".formatted(name, value);
  }

  private static void addMissing(MorphFolder folder, List<Path> missing, List<String> lines) {
    if (missing.isEmpty()) {
      return;
    }
    Map<String, List<String>> folders = new LinkedHashMap<>();
    for (Path file : missing) {
      Path relative = folder.path().relativize(file);
      String parent = relative.getNameCount() > 1 ? relative.getName(0) + "/" : "";
      folders.computeIfAbsent(parent, _ -> new ArrayList<>()).add(relative.toString());
    }
    List<String> names = new ArrayList<>();
    folders.forEach((parent, files) -> {
      if (files.size() > NAMED_FILES) {
        names.add("%d files of %s from %s on".formatted(files.size(), parent, files.getFirst()));
      } else {
        names.addAll(files);
      }
    });
    lines.add("");
    lines.add("Missing");
    lines.addAll(Lines.wrap("  ", "  ", String.join(", ", names), WIDTH));
  }

  private static void write(MorphRequest request, List<String> lines) {
    AtomicFile.write(request.folder().sessionLog(), String.join("\n", lines) + "\n");
  }
}
