package org.fitterbench.benchmarks.facemorph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.ScratchFolder;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.facemorph.morph.MorphRatios;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.VideoSettings;
import org.fitterbench.mesh.video.VideoWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** All frames of a morph as an H.264 video on the disk, the frames at hand. */
@Title("Video")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class VideoBenchmark {
  private static final int FRAMES_PER_SECOND = 30;
  private static final int LEAST_BYTES = 1000;

  private final VideoSettings settings =
      VideoSettings.of(FaceScene.SIDE, FaceScene.SIDE, FrameRate.of(FRAMES_PER_SECOND));
  private final List<Picture> frames = new ArrayList<>();
  private final ScratchFolder folder = new ScratchFolder();

  /** Draws the frames. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    MorphRatios ratios = new MorphRatios(FaceScene.FRAMES);
    frames.clear();
    try (SoftwareRenderer renderer = SoftwareRenderer.forPictures(FaceScene.FRAMES)) {
      for (int frame = 0; frame < FaceScene.FRAMES; frame++) {
        RenderTarget target = new RenderTarget(FaceScene.SIDE, FaceScene.SIDE);
        renderer.render(FaceScene.shared().frame(ratios.ratio(frame), true), target);
        frames.add(target.picture());
      }
    }
    check();
  }

  /** The file is an MP4 of some size with all frames. */
  @SelfCheck
  public void check() throws IOException {
    long written = video();
    Expect.that(written == FaceScene.FRAMES, "the video has " + written + " frames");
    byte[] bytes = Files.readAllBytes(file());
    Expect.that(bytes.length > LEAST_BYTES, "the video has " + bytes.length + " bytes only");
    String type = new String(bytes, 4, 4, java.nio.charset.StandardCharsets.US_ASCII);
    Expect.that(type.equals("ftyp"), "the file starts with '" + type + "', not as an MP4");
  }

  private Path file() {
    return folder.path().resolve("animation.mp4");
  }

  /** The whole video. */
  @Benchmark
  public long video() {
    try (VideoWriter video = VideoWriter.create(file(), settings)) {
      frames.forEach(video::write);
      video.finish();
      return video.frames();
    }
  }

  /** Deletes the video. */
  @TearDown(Level.Trial)
  public void tearDown() {
    folder.close();
  }
}
