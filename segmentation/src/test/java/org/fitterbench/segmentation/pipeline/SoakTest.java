package org.fitterbench.segmentation.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.fitterbench.segmentation.stream.StreamOutcome.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Memory does not grow with the length of a video: 1,500 frames of 64 x 48, or as many and as large
 * as the system properties say, for example {@code -Dsoak.frames=10000 -Dsoak.size=256x144}.
 */
final class SoakTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int FRAMES = Integer.getInteger("soak.frames", 1500);
  private static final String[] SIZE = System.getProperty("soak.size", "64x48").split("x", 2);
  private static final long ALLOWED_BYTES = 24L << 20;

  /** Frames until code is compiled and pools are full. */
  private static final int EARLY = FRAMES * 2 / 5;

  /** How often memory is looked at after those. */
  private static final int SAMPLES = 30;

  @TempDir private Path folder;
  private final SimpleRegression resident = new SimpleRegression();

  @Test
  void residentMemoryIsFlatHoweverManyFramesThereAre(TestReporter reporter) {
    assumeTrue(Files.exists(STATUS), "resident memory is read from Linux's /proc");
    Path video = SmallVideos.write(folder.resolve("in.mp4"), side(0), side(1), FRAMES);
    ThreadLayout threads = new ThreadLayout(1, 1, 1, 1, 2, 1, 2, 12);
    VideoConfig config =
        VideoConfig.of(
            new SegmentationConfig(CutOut.COMPOSITE, new Backdrop.Blur(), Refinement.GUIDED),
            threads);
    try (VideoInput input = VideoInput.open(video, Optional.of(StereoLayout.NONE), 1);
        VideoPipeline pipeline =
            new VideoPipeline(
                input,
                folder.resolve("out.mp4"),
                List.of(new Watched()),
                config,
                Ticker.system(),
                ProcessorClock.system(),
                notice -> {})) {
      VideoResult result = pipeline.run();
      assertEquals(Status.COMPLETE, result.outcome().status());
      assertEquals(FRAMES, result.outcome().statistics().finished());
    }
    // A line through all samples: one of them alone has the noise of when memory is given back.
    double growth = resident.getSlope() * (FRAMES - EARLY);
    String told =
        String.format(
            Locale.ROOT,
            "%.1f megabytes more over %d frames, by the slope of %d samples around %.0f megabytes",
            growth / (1 << 20),
            FRAMES - EARLY,
            resident.getN(),
            resident.predict(FRAMES) / (1 << 20));
    reporter.publishEntry("resident memory", told);
    assertTrue(growth < ALLOWED_BYTES, told);
  }

  private static int side(int axis) {
    return Integer.parseInt(SIZE[axis]);
  }

  /** Looks at the process's memory now and then once the early frames are done. */
  private final class Watched extends RedIsPerson {
    private int seen;

    @Override
    public void infer(float[] masks) {
      super.infer(masks);
      seen++;
      if (seen >= EARLY && (seen - EARLY) % Math.max(1, (FRAMES - EARLY) / SAMPLES) == 0) {
        resident.addData(seen, (double) residentBytes());
      }
    }
  }

  private static long residentBytes() {
    System.gc();
    try {
      return Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow()
          * 1024;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
