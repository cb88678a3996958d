package org.fitterbench.benchmarks.segmentation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

/** Decoding alone: one frame of a textured, moving picture from a file. */
@Title("Decoding a frame")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class VideoDecodeBenchmark {
  private static final FrameRate RATE = FrameRate.of(30);

  private static final int FRAMES = 16;

  private static final double LEAST_DECIBELS = 32;

  /** The frames' size; what is larger than 4K is AV1, the rest H.264. */
  @Param({"1080p", "4k"})
  public String resolution = "1080p";

  /** How many threads decode frames or their parts. */
  @Param({"2"})
  public int codecThreads = 2;

  private final ScratchFolder folder = new ScratchFolder();
  private List<NativeFrame> samples = List.of();
  private List<VideoReader> readers = List.of();

  private Path file() {
    return folder.path().resolve("input.mp4");
  }

  /** Writes the video. */
  @Setup(Level.Trial)
  public void setUp() {
    Resolution size = Resolution.of(resolution);
    OutputSettings settings =
        OutputSettings.of(size.width(), size.height(), TimeBase.of(RATE), RATE)
            .withThreads(codecThreads);
    try (MovingScene scene =
            new MovingScene(size.width(), size.height(), MovingScene.Subject.CAMERA);
        VideoOutput output = VideoOutput.create(file(), settings)) {
      for (int i = 0; i < FRAMES; i++) {
        try (NativeFrame frame = scene.frame(i)) {
          output.write(frame);
        }
      }
      output.finish();
      samples = List.of(scene.frame(0), scene.frame(FRAMES - 1));
    }
    check();
  }

  /** All frames come, in order, and the first and the last look like the scene's. */
  @SelfCheck
  public void check() {
    try (VideoReader reader = VideoReader.open(file(), codecThreads)) {
      for (int i = 0; i < FRAMES; i++) {
        try (NativeFrame decoded = reader.next().orElseThrow()) {
          double seconds = reader.properties().timeBase().seconds(decoded.time());
          Expect.close("the time of frame " + i, TimeBase.of(RATE).seconds(i), seconds, 1e-6);
          if (i == 0 || i == FRAMES - 1) {
            NativeFrame expected = i == 0 ? samples.getFirst() : samples.getLast();
            double decibels = MovingScene.psnr(expected.luma(), decoded.luma());
            Expect.that(decibels >= LEAST_DECIBELS, "frame " + i + " has " + decibels + " dB only");
          }
        }
      }
      Expect.that(reader.next().isEmpty(), "the video has too many frames");
    }
  }

  /** Opens the video. */
  @Setup(Level.Iteration)
  public void start() {
    readers = List.of(VideoReader.open(file(), codecThreads));
  }

  /** The next frame; after the last, the first again. */
  @Benchmark
  public long decode() {
    Optional<NativeFrame> next = readers.getFirst().next();
    if (next.isEmpty()) {
      stop();
      start();
      next = readers.getFirst().next();
    }
    try (NativeFrame frame = next.orElseThrow()) {
      return frame.time();
    }
  }

  /** Closes the video. */
  @TearDown(Level.Iteration)
  public void stop() {
    readers.getFirst().close();
  }

  /** Deletes the video, and gives the frames' memory back. */
  @TearDown(Level.Trial)
  public void tearDown() {
    samples.forEach(NativeFrame::close);
    folder.close();
  }
}
