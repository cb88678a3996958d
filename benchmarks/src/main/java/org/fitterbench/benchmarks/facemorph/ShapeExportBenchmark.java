package org.fitterbench.benchmarks.facemorph;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.ScratchFolder;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.io.ShapeSeriesWriter;
import org.fitterbench.mesh.io.TexturedMeshFiles;
import org.fitterbench.mesh.model.Mesh;
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

/** As many meshes as a morph has frames, of one topology, to files on the disk; one thread. */
@Title("Meshes of all frames")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class ShapeExportBenchmark {
  private static final double TOLERANCE = 1e-6;

  /** The file format; any that holds faces. */
  @Param({"FBX"})
  public MeshFormat format = MeshFormat.FBX;

  private final FaceScene scene = FaceScene.shared();
  private final ScratchFolder folder = new ScratchFolder();
  private final float[] positions = new float[scene.first().positions().length];
  private final float[] normals = new float[positions.length];

  /** Computes the shape. */
  @Setup(Level.Trial)
  public void setUp() {
    scene.shape(0.5f, positions, normals);
    check();
  }

  /** The last file reads back as the shape. */
  @SelfCheck
  public void check() {
    write();
    Mesh read = TexturedMeshFiles.read(file(FaceScene.FRAMES - 1)).mesh();
    double highest = Double.NEGATIVE_INFINITY;
    double highestRead = Double.NEGATIVE_INFINITY;
    for (int i = 2; i < positions.length; i += 3) {
      highest = Math.max(highest, positions[i]);
    }
    for (int i = 2; i < read.positions().length; i += 3) {
      highestRead = Math.max(highestRead, read.positions()[i]);
    }
    Expect.close("highest vertex", highest, highestRead, TOLERANCE);
    Expect.that(
        read.vertexCount() >= scene.first().vertexCount(),
        "only " + read.vertexCount() + " vertices are read back");
  }

  private Path file(int frame) {
    return folder.path().resolve("frame_%03d%s".formatted(frame, format.extension()));
  }

  /** All meshes, with the encoding of what they share. */
  @Benchmark
  public void write() {
    ShapeSeriesWriter writer = new ShapeSeriesWriter(format, scene.first());
    for (int frame = 0; frame < FaceScene.FRAMES; frame++) {
      writer.write(file(frame), positions, normals);
    }
  }

  /** Deletes the files. */
  @TearDown(Level.Trial)
  public void tearDown() {
    folder.close();
  }
}
