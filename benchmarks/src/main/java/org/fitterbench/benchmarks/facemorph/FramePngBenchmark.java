package org.fitterbench.benchmarks.facemorph;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.picture.PngEncoder;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.render.RenderTarget;
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

/** One frame of a morph as PNG, by our encoder and by the platform's; the bytes stay in memory. */
@Title("PNG")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class FramePngBenchmark {
  private final RenderTarget target = new RenderTarget(FaceScene.SIDE, FaceScene.SIDE);
  private final BufferedImage image =
      new BufferedImage(FaceScene.SIDE, FaceScene.SIDE, BufferedImage.TYPE_INT_RGB);
  private final PngEncoder encoder = new PngEncoder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);

  /** Draws the frame. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    ImageIO.setUseCache(false);
    try (SoftwareRenderer renderer = new SoftwareRenderer(1, Instructions.SCALAR)) {
      renderer.render(FaceScene.shared().frame(0.5f, true), target);
    }
    image.setRGB(0, 0, FaceScene.SIDE, FaceScene.SIDE, target.pixels(), 0, FaceScene.SIDE);
    check();
  }

  /** What either wrote reads back as the frame. */
  @SelfCheck
  public void check() throws IOException {
    checkPixels(encode());
    checkPixels(platform());
  }

  private void checkPixels(ByteArrayOutputStream file) {
    Picture read = PictureFiles.read(new ByteArrayInputStream(file.toByteArray()), "a frame");
    for (int i = 0; i < read.pixels().length; i++) {
      Expect.close("pixel " + i, target.pixels()[i], read.pixels()[i], 0);
    }
  }

  /** By our encoder. */
  @Benchmark
  @Title("PNG of a frame")
  public ByteArrayOutputStream encode() throws IOException {
    bytes.reset();
    encoder.encode(target.picture(), bytes);
    return bytes;
  }

  /** The straightforward twin. */
  @Benchmark
  @Title("PNG of a frame, by ImageIO")
  public ByteArrayOutputStream platform() throws IOException {
    bytes.reset();
    ImageIO.write(image, "png", bytes);
    return bytes;
  }

  /** Frees the encoder's memory. */
  @TearDown(Level.Trial)
  public void tearDown() {
    encoder.close();
  }
}
