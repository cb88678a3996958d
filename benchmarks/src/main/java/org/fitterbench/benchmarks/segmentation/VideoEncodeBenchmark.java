package org.fitterbench.benchmarks.segmentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.ScratchFolder;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.OutputSettings;
import org.fitterbench.mesh.video.Resolution;
import org.fitterbench.mesh.video.TimeBase;
import org.fitterbench.mesh.video.VideoOutput;
import org.fitterbench.mesh.video.VideoReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Encoding alone: one frame of a video into a file, the frames at hand. */
@Title("Encoding a frame")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class VideoEncodeBenchmark {
  private static final FrameRate RATE = FrameRate.of(30);
  private static final int FRAMES = 5;

  /** Losses at a ratio above this do not show. */
  private static final double LEAST_DECIBELS = 38;

  /** The frames' size; what is larger than 4K is encoded as AV1, the rest as H.264. */
  @Param({"1080p", "4k"})
  public String resolution = "1080p";

  /** What the frames show: a person before one colour, or, when it is asked for, a {@code mask}. */
  @Param("composite")
  public String picture = "composite";

  /** How many threads encode parts of a frame. */
  @Param({"2"})
  public int codecThreads = 2;

  private final ScratchFolder folder = new ScratchFolder();
  private final List<NativeFrame> frames = new ArrayList<>();
  private List<VideoOutput> outputs = List.of();
  private long written;

  /** Draws the frames. */
  @Setup(Level.Trial)
  public void setUp() {
    Resolution size = Resolution.of(resolution);
    MovingScene.Subject subject = MovingScene.Subject.valueOf(picture.toUpperCase(Locale.ROOT));
    try (MovingScene scene = new MovingScene(size.width(), size.height(), subject)) {
      for (int i = 0; i < FRAMES; i++) {
        frames.add(scene.frame(i));
      }
    }
    check();
  }

  private Path file() {
    return folder.path().resolve("output.mp4");
  }

  private VideoOutput output() {
    NativeFrame first = frames.getFirst();
    return VideoOutput.create(
        file(),
        OutputSettings.of(first.width(), first.height(), TimeBase.of(RATE), RATE)
            .withThreads(codecThreads));
  }

  /** The file has all frames, and they look like what was encoded. */
  @SelfCheck
  public void check() {
    try (VideoOutput output = output()) {
      for (int i = 0; i < frames.size(); i++) {
        frames.get(i).setTime(i);
        output.write(frames.get(i));
      }
      output.finish();
    }
    try (VideoReader reader = VideoReader.open(file(), codecThreads)) {
      for (NativeFrame expected : frames) {
        try (NativeFrame decoded = reader.next().orElseThrow()) {
          double decibels = MovingScene.psnr(expected.luma(), decoded.luma());
          Expect.that(
              decibels >= LEAST_DECIBELS,
              "the frame at " + decoded.time() + " has " + decibels + " dB only");
        }
      }
      Expect.that(reader.next().isEmpty(), "the video has too many frames");
    }
  }

  /** Starts a video. */
  @Setup(Level.Iteration)
  public void start() {
    outputs = List.of(output());
    written = 0;
  }

  /** The next frame, there and back again. */
  @Benchmark
  public long encode() {
    int phase = (int) (written % (2L * FRAMES - 2));
    NativeFrame frame = frames.get(Math.min(phase, 2 * FRAMES - 2 - phase));
    frame.setTime(written);
    outputs.getFirst().write(frame);
    written++;
    return written;
  }

  /** Drops the video. */
  @TearDown(Level.Iteration)
  public void stop() {
    outputs.getFirst().close();
  }

  /** Gives the frames' memory back. */
  @TearDown(Level.Trial)
  public void tearDown() {
    frames.forEach(NativeFrame::close);
    folder.close();
  }
}
