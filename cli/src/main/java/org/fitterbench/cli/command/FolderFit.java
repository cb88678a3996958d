package org.fitterbench.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.statistics.Distribution;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Table;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.regression.BodyFitPipeline;
import org.fitterbench.fitter.regression.FitBatch;
import org.fitterbench.fitter.regression.FitBatch.Outcome;
import org.fitterbench.fitter.regression.FitOptions;
import org.fitterbench.fitter.regression.FitResult;
import org.fitterbench.fitter.regression.FitTarget;
import org.fitterbench.fitter.regression.FittedBodyJson;
import org.fitterbench.mesh.io.MeshFormat;
import org.jspecify.annotations.Nullable;

/** Fits all meshes of a folder: one line each as they are done, then a summary. */
final class FolderFit {
  private static final int WIDTH = 100;
  private static final double NANOS_PER_SECOND = 1e9;

  private final CommandContext context;
  private final Path targets;
  private final @Nullable Path out;
  private final FitOptions options;
  private final List<Double> errors = new ArrayList<>();
  private int refused;

  /**
   * @param targets the folder as the user wrote it
   * @param out where to write the bodies found; null for nowhere
   */
  FolderFit(CommandContext context, Path targets, @Nullable Path out, FitOptions options) {
    this.context = context;
    this.targets = targets;
    this.out = out;
    this.options = options;
  }

  /** Fits every mesh of the folder; a bad one fails alone and makes the whole end with 2. */
  ExitCode run(BodyModel model) {
    List<Path> files = meshes();
    Runtime runtime = Runtime.getRuntime();
    int threads =
        Math.min(
            files.size(),
            FitBatch.threadsFor(
                model,
                runtime.availableProcessors(),
                runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory()));
    context
        .out()
        .println(
            "targets    %s, %d mesh%s, %d at once"
                .formatted(targets, files.size(), files.size() == 1 ? "" : "es", threads));
    context.out().println("body data  " + model.source().name());
    context
        .out()
        .println(
            "method     %s, start %s".formatted(options.method().label(), options.start().label()));
    context.out().println();
    List<FitBatch.Source> sources =
        files.stream()
            .map(
                file -> new FitBatch.Source(file.getFileName().toString(), () -> read(file, model)))
            .toList();
    BodyFitPipeline pipeline = new BodyFitPipeline(model, options.withThreads(1));
    ProgressBar bar = new ProgressBar(context, "fit");
    int nameWidth = sources.stream().mapToInt(source -> source.name().length()).max().orElse(1);
    long start = System.nanoTime();
    new FitBatch(pipeline, threads)
        .run(
            sources,
            outcome -> {
              bar.clear();
              context.out().println(line(outcome, model, nameWidth));
              context.out().flush();
              if (context.terminal()) {
                int done = errors.size() + refused;
                bar.progress(left(start, done, files.size()), done, files.size());
              }
            });
    bar.clear();
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    context.out().println();
    summary(files.size(), seconds).text(WIDTH).forEach(context.out()::println);
    if (out != null) {
      context.out().println();
      context.out().println("written to " + out);
    }
    return refused == 0 ? ExitCode.OK : ExitCode.USAGE;
  }

  private List<Path> meshes() {
    try (Stream<Path> entries = Files.list(context.resolve(targets))) {
      List<Path> found = entries.filter(FolderFit::isMesh).sorted().toList();
      if (found.isEmpty()) {
        throw new UserInputException(
            "'" + targets + "' holds no mesh",
            "give a folder with "
                + String.join(
                    ", ", Stream.of(MeshFormat.values()).map(MeshFormat::extension).toList())
                + " files");
      }
      return found;
    } catch (IOException failure) {
      throw FileFailure.reading(targets, failure);
    }
  }

  private static boolean isMesh(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file)
        && Stream.of(MeshFormat.values()).anyMatch(format -> name.endsWith(format.extension()));
  }

  private static FitTarget read(Path file, BodyModel model) {
    return FitTarget.of(file.getFileName().toString(), TargetFile.positions(file), model);
  }

  private String line(Outcome outcome, BodyModel model, int nameWidth) {
    String name = ("%-" + nameWidth + "s").formatted(outcome.name());
    return switch (outcome) {
      case Outcome.Fitted(String file, FitTarget _, FitResult result) -> {
        errors.add(result.error().meanMm());
        if (out != null) {
          AtomicFile.write(out.resolve(file + ".json"), FittedBodyJson.text(result, model));
        }
        String doubts =
            result.findings().isEmpty()
                ? ""
                : ", " + String.join(", ", result.findings().stream().map(Finding::id).toList());
        yield String.format(
            Locale.ROOT,
            "%s  mean %.3f mm, P95 %.3f mm, %d iterations, %s%s",
            name,
            result.error().meanMm(),
            result.error().p95Mm(),
            result.iterations().size(),
            result.stop().label(),
            doubts);
      }
      case Outcome.Refused(String _, UserInputException reason) -> {
        refused++;
        yield name + "  refused: " + reason.oneLine();
      }
    };
  }

  private static String left(long start, int done, int total) {
    long nanos = (System.nanoTime() - start) / Math.max(1, done) * (total - done);
    Duration left = Duration.ofNanos(nanos);
    return "%d:%02d left".formatted(left.toMinutes(), left.toSecondsPart());
  }

  private Table summary(int count, double seconds) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("fitted", String.valueOf(errors.size())));
    rows.add(List.of("refused", String.valueOf(refused)));
    if (!errors.isEmpty()) {
      Distribution all =
          Distribution.of(errors.stream().mapToDouble(Double::doubleValue).toArray());
      rows.add(List.of("median of the mean errors", millimetres(all.median())));
      rows.add(List.of("largest mean error", millimetres(all.max())));
    }
    rows.add(List.of("seconds", String.format(Locale.ROOT, "%.2f", seconds)));
    rows.add(List.of("targets per second", String.format(Locale.ROOT, "%.1f", count / seconds)));
    return new Table(List.of(Column.words("summary"), Column.numbers("")), rows);
  }

  private static String millimetres(double value) {
    return String.format(Locale.ROOT, "%.3f mm", value);
  }
}
