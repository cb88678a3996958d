package org.fitterbench.segmentation.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.frame.FrameKernel;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.fitterbench.segmentation.stream.StreamOutcome.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Memory does not grow with the length of a video: 1,500 frames, or as many as the system property
 * {@code soak.frames} says.
 */
final class SoakTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int FRAMES = Integer.getInteger("soak.frames", 1500);
  private static final long ALLOWED_BYTES = 24L << 20;

  @TempDir private Path folder;
  private final AtomicLong early = new AtomicLong();
  private final AtomicLong late = new AtomicLong();

  @Test
  void residentMemoryIsFlatHoweverManyFramesThereAre() {
    assumeTrue(Files.exists(STATUS), "resident memory is read from Linux's /proc");
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, FRAMES);
    ThreadLayout threads = new ThreadLayout(1, 1, 1, 1, 1, 2, 12);
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
                FrameKernel::fastest,
                Ticker.system(),
                ProcessorClock.system(),
                notice -> {})) {
      VideoResult result = pipeline.run();
      assertEquals(Status.COMPLETE, result.outcome().status());
      assertEquals(FRAMES, result.outcome().statistics().finished());
    }
    long growth = late.get() - early.get();
    assertTrue(growth < ALLOWED_BYTES, growth + " bytes more after " + FRAMES + " frames");
  }

  /** Looks at the process's memory after two fifths of the frames and near the end. */
  private final class Watched extends RedIsPerson {
    private int seen;

    @Override
    public void infer(float[] masks) {
      super.infer(masks);
      seen++;
      if (seen == FRAMES * 2 / 5) {
        early.set(residentBytes());
      } else if (seen == FRAMES - 1) {
        late.set(residentBytes());
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
