package org.fitterbench.benchmarks.facemorph;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.ScratchFolder;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.facemorph.colour.Ciede2000;
import org.fitterbench.facemorph.colour.ColourDifferences;
import org.fitterbench.facemorph.colour.Lab;
import org.fitterbench.facemorph.difference.TextureComparison;
import org.fitterbench.facemorph.difference.TextureDifference;
import org.fitterbench.facemorph.displacement.Displacement;
import org.fitterbench.facemorph.heatmap.ShapeHeatMap;
import org.fitterbench.facemorph.heatmap.TextureHeatMap;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.render.VertexNormals;
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

/**
 * Heat maps from two faces in memory to pictures on the disk: measuring, drawing, encoding and
 * writing.
 */
@Title("Heat maps")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class HeatMapBenchmark {
  private static final int PANEL_SIZE = 512;
  private static final int PANELS = 3;
  private static final String COMPARED = "two faces";

  private final FaceScene scene = FaceScene.shared();
  private final ScratchFolder folder = new ScratchFolder();
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  // One thread for each of the two, which are made at once.
  private final SoftwareRenderer renderer =
      new SoftwareRenderer(1, Instructions.forPictures(PANELS));

  /** Checks what is measured and drawn. */
  @Setup(Level.Trial)
  public void setUp() {
    check();
  }

  /** Components agree with their definitions, and the pictures that are read back are whole. */
  @SelfCheck
  public void check() {
    Displacement displacement = displacement();
    for (int i = 0; i < displacement.vertexCount(); i++) {
      double square = 0;
      for (int axis = 3 * i; axis < 3 * i + 3; axis++) {
        double way = scene.second().positions()[axis] - scene.first().positions()[axis];
        square += way * way;
      }
      Expect.close("way of vertex " + i, Math.sqrt(square), displacement.total()[i], 1e-6);
    }
    TextureDifference difference = difference();
    int[] first = scene.firstSkin().picture().pixels();
    int[] second = scene.secondSkin().picture().pixels();
    for (int i = 0; i < first.length; i += 997) {
      double expected =
          difference.foreground()[i]
              ? Ciede2000.between(Lab.ofSrgb(first[i]), Lab.ofSrgb(second[i]))
              : 0;
      Expect.close("texel " + i, expected, difference.total()[i], ColourDifferences.ERROR_BOUND);
    }
    both();
    for (String name : new String[] {"shape.png", "texture.png"}) {
      Picture read = PictureFiles.read(folder.path().resolve(name));
      Expect.that(read.width() > PANELS * PANEL_SIZE, name + " has " + read.width() + " columns");
    }
  }

  private Displacement displacement() {
    float[] from = scene.first().positions();
    return Displacement.between(from, VertexNormals.of(scene.first()), scene.second().positions());
  }

  private TextureDifference difference() {
    return TextureComparison.between(scene.firstSkin().picture(), scene.secondSkin().picture(), 1);
  }

  /** The displacement of the shape. */
  @Benchmark
  @Title("Heat map of the shape")
  public void shape() {
    float[] normals = VertexNormals.of(scene.first());
    Displacement displacement =
        Displacement.between(scene.first().positions(), normals, scene.second().positions());
    Picture page =
        new ShapeHeatMap(renderer, PANEL_SIZE)
            .draw(
                COMPARED,
                scene.model(scene.first().positions(), normals, 0, false),
                displacement,
                scene.camera());
    PictureFiles.writePng(page, folder.path().resolve("shape.png"));
  }

  /** Both heat maps at once, on two threads. */
  @Benchmark
  @Title("Heat maps of shape and texture")
  public void both() {
    Future<?> shape = other.submit(this::shape);
    Picture page = new TextureHeatMap(PANEL_SIZE, 1).draw(COMPARED, difference());
    PictureFiles.writePng(page, folder.path().resolve("texture.png"));
    try {
      shape.get();
    } catch (ExecutionException | InterruptedException failure) {
      throw new IllegalStateException("The heat map of the shape failed", failure);
    }
  }

  /** Ends threads and deletes the pictures. */
  @TearDown(Level.Trial)
  public void tearDown() {
    other.close();
    renderer.close();
    folder.close();
  }
}
