package org.fitterbench.cli.command;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Table;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.facemorph.pipeline.MorphFolder;
import org.fitterbench.facemorph.pipeline.MorphPair;
import org.fitterbench.facemorph.pipeline.MorphPipeline;
import org.fitterbench.facemorph.pipeline.MorphResult;
import org.fitterbench.facemorph.pipeline.MorphStatus;

/** Morphs one pair after another; a pair that fails is told of and left behind. */
final class MorphBatch {
  private static final int WIDTH = 120;

  private final CommandContext context;
  private final MorphPipeline pipeline;
  private final MorphFollower follower;
  private final ProgressBar bar;
  private final InstantSource clock;
  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final List<List<String>> rows = new ArrayList<>();
  private int failed;

  MorphBatch(
      CommandContext context,
      MorphPipeline pipeline,
      MorphFollower follower,
      ProgressBar bar,
      InstantSource clock) {
    this.context = context;
    this.pipeline = pipeline;
    this.follower = follower;
    this.bar = bar;
    this.clock = clock;
  }

  /**
   * Morphs all pairs.
   *
   * @param base holds a folder for each pair, and the log
   */
  ExitCode run(List<MorphPair> pairs, Path base, boolean overwrite) {
    Instant start = clock.instant();
    Set<String> names = new HashSet<>();
    long firstHeap = 0;
    int done = 0;
    while (done < pairs.size() && !follower.stopRequested()) {
      MorphPair pair = pairs.get(done);
      follower.begin(
          "pair %d of %d%s".formatted(done + 1, pairs.size(), left(start, done, pairs.size())));
      morph(pair, base.resolve(freeName(pair, names)), overwrite);
      done++;
      if (done == 1) {
        firstHeap = usedHeap();
      }
    }
    bar.end();
    String log = base.resolve("batch.log").toString();
    List<String> lines = new ArrayList<>(table().text(WIDTH));
    lines.add("");
    lines.add(
        "%d of %d pairs morphed in %s; heap after the first pair %s, after the last %s (%s)"
            .formatted(
                rows.size() - failed,
                pairs.size(),
                Figures.time((double) Duration.between(start, clock.instant()).toMillis()),
                Figures.bytes((double) firstHeap),
                Figures.bytes((double) usedHeap()),
                signed(usedHeap() - firstHeap)));
    AtomicFile.write(Path.of(log), String.join("\n", lines) + "\n");
    lines.forEach(context.out()::println);
    context.out().println("Log: " + log);
    context.out().flush();
    if (follower.stopRequested()) {
      context.err().println("interrupted: " + done + " of " + pairs.size() + " pairs were begun");
      return ExitCode.INTERRUPTED;
    }
    return failed > 0 ? ExitCode.USAGE : ExitCode.OK;
  }

  private void morph(MorphPair pair, Path folder, boolean overwrite) {
    try {
      MorphResult result =
          pipeline.run(
              MorphCommand.request(pair, new MorphFolder(folder), overwrite, clock),
              StageTrace.recording(),
              follower);
      boolean complete = result.status() == MorphStatus.COMPLETE;
      rows.add(
          List.of(
              folder.getFileName().toString(),
              String.valueOf(result.frames()),
              Figures.time(result.times().totalNanos() / 1e6),
              complete ? "written" : "interrupted"));
      failed += complete ? 0 : 1;
    } catch (UserInputException failure) {
      bar.end();
      context.err().println("error: " + pair.title() + ": " + failure.oneLine());
      context.err().flush();
      rows.add(List.of(folder.getFileName().toString(), "", "", "failed: " + failure.problem()));
      failed++;
    }
  }

  private Table table() {
    return new Table(
        List.of(
            Column.words("pair"),
            Column.numbers("frames"),
            Column.numbers("time"),
            Column.words("outcome")),
        rows);
  }

  /** A name for the pair's folder that no pair before it has. */
  private static String freeName(MorphPair pair, Set<String> taken) {
    String name = pair.folderName();
    for (int number = 2; !taken.add(name); number++) {
      name = pair.folderName() + "_" + number;
    }
    return name;
  }

  /** What is left, judged by the mean of the pairs so far. */
  private String left(Instant start, int done, int all) {
    if (done == 0) {
      return "";
    }
    Duration each = Duration.between(start, clock.instant()).dividedBy(done);
    return ", " + Figures.duration(each.multipliedBy(all - done)) + " left";
  }

  private long usedHeap() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private static String signed(long bytes) {
    return (bytes < 0 ? "−" : "+") + Figures.bytes((double) Math.abs(bytes));
  }
}
