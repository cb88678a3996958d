package org.fitterbench.cli.command;

import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fitterbench.segmentation.pipeline.VideoPipeline;
import org.fitterbench.segmentation.stream.StreamStatistics;

/**
 * Tells on standard error how far a video is: a bar on a terminal, otherwise a line after each
 * chunk of frames.
 */
final class SegmentProgress implements AutoCloseable {
  private static final long MILLIS_BETWEEN = 200;

  private final CommandContext context;
  private final VideoPipeline pipeline;
  private final long total;
  private final int chunk;
  private final ProgressBar bar;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("progress").unstarted(work));
  private long chunks;

  private SegmentProgress(CommandContext context, VideoPipeline pipeline, long total, int chunk) {
    this.context = context;
    this.pipeline = pipeline;
    this.total = total;
    this.chunk = chunk;
    bar = new ProgressBar(context, "segment");
  }

  /**
   * Follows a run until it is closed.
   *
   * @param total how many frames there will be; {@link Long#MAX_VALUE} when nobody knows
   * @param chunk frames between two lines
   */
  static SegmentProgress follow(
      CommandContext context, VideoPipeline pipeline, long total, int chunk) {
    SegmentProgress progress = new SegmentProgress(context, pipeline, total, chunk);
    var _ =
        progress.timer.scheduleAtFixedRate(
            progress::tell, MILLIS_BETWEEN, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
    return progress;
  }

  private void tell() {
    StreamStatistics statistics = pipeline.statistics();
    long done = statistics.finished();
    if (context.terminal()) {
      String rate = String.format(Locale.ROOT, "%.0f FPS", statistics.perSecond());
      bar.progress(rate, done, total == Long.MAX_VALUE ? 0 : total);
    } else if (done / chunk > chunks) {
      chunks = done / chunk;
      context
          .err()
          .printf(
              Locale.ROOT,
              "segment: %d%s frames, %.1f a second%n",
              done,
              total == Long.MAX_VALUE ? "" : " of " + total,
              statistics.perSecond());
      context.err().flush();
    }
  }

  @Override
  public void close() {
    timer.close();
    bar.clear();
  }
}
