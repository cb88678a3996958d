package org.fitterbench.benchmarks.facemorph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.fitterbench.benchmarks.input.ScratchFolder;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.ResultPictures;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.facemorph.morph.MorphRatios;
import org.fitterbench.facemorph.pipeline.MorphConfig;
import org.fitterbench.facemorph.pipeline.MorphControl;
import org.fitterbench.facemorph.pipeline.MorphFolder;
import org.fitterbench.facemorph.pipeline.MorphPair;
import org.fitterbench.facemorph.pipeline.MorphPipeline;
import org.fitterbench.facemorph.pipeline.MorphRequest;
import org.fitterbench.facemorph.pipeline.MorphResult;
import org.fitterbench.facemorph.pipeline.MorphStatus;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
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

/**
 * The whole face morph in a warm JVM, from two OBJ files with skins on the disk to all files on the
 * disk.
 */
@Title("Face morph")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 3)
public class FaceMorphBenchmark {
  /** What is made. */
  @Param({"DEFAULT", "WITHOUT_TEXTURES", "FULL"})
  public MorphTest test = MorphTest.DEFAULT;

  /** Frames of the morph. */
  @Param({"41"})
  public int frames = FaceScene.FRAMES;

  private final ScratchFolder inputs = new ScratchFolder();
  private final ScratchFolder outputs = new ScratchFolder();
  private final SoftwareRenderer renderer =
      new SoftwareRenderer(Runtime.getRuntime().availableProcessors(), Instructions.fastest());
  private MorphPair pair = new MorphPair(inputs.path(), inputs.path());

  /** Writes the inputs. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    List<Path> files = FaceScene.shared().input().write(inputs.path());
    pair = new MorphPair(files.getFirst(), files.getLast());
    check();
  }

  /** Every file of the morph is there, its ends show two faces, and nothing left the processor. */
  @SelfCheck
  public void check() throws IOException {
    MorphResult result = morph();
    Expect.that(result.status() == MorphStatus.COMPLETE, "the morph ended " + result.status());
    Expect.close("frames", frames, result.frames(), 0);
    Expect.close("missing files", 0, result.missing().size(), 0);
    Expect.that(result.transfers() == 0, result.transfers() + " copies to or from a device");
    for (Path file : result.written()) {
      Expect.that(Files.size(file) > 0, file.getFileName() + " is empty");
    }
    MorphFolder folder = result.request().folder();
    Picture first = PictureFiles.read(folder.picture(0));
    Picture last = PictureFiles.read(folder.picture(frames - 1));
    int unlike = 0;
    for (int i = 0; i < first.pixels().length; i++) {
      unlike += first.pixels()[i] == last.pixels()[i] ? 0 : 1;
    }
    Expect.that(unlike > first.pixels().length / 20, "the first and the last frame are alike");
    keepPictures(folder);
    outputs.clear();
  }

  /** Leaves one row of frames and the heat maps for the report of the run. */
  private void keepPictures(MorphFolder folder) {
    if (ResultPictures.folder().isEmpty() || test == MorphTest.WITHOUT_TEXTURES) {
      return;
    }
    List<Picture> row =
        IntStream.rangeClosed(0, 4)
            .mapToObj(i -> PictureFiles.read(folder.picture(i * (frames - 1) / 4)))
            .toList();
    ResultPictures.keep("morph-frames", FrameRow.of(row));
    ResultPictures.keep("morph-shape-displacement", PictureFiles.read(folder.shapeHeatMap()));
    ResultPictures.keep("morph-texture-difference", PictureFiles.read(folder.textureHeatMap()));
  }

  /** One morph. */
  @Benchmark
  public MorphResult morph() {
    MorphConfig config = test.config().withRatios(new MorphRatios(frames));
    MorphRequest request =
        new MorphRequest(
            pair,
            new MorphFolder(outputs.path().resolve("morph")),
            false,
            "fitter-bench benchmark",
            Instant.EPOCH);
    return new MorphPipeline(config, renderer)
        .run(request, StageTrace.recording(), MorphControl.none());
  }

  /** Deletes what was made, outside of the time that is measured. */
  @TearDown(Level.Iteration)
  public void clear() {
    outputs.clear();
  }

  /** Ends threads and deletes all files. */
  @TearDown(Level.Trial)
  public void tearDown() {
    renderer.close();
    outputs.close();
    inputs.close();
  }
}
