package org.fitterbench.benchmarks.facemorph;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.ScratchFolder;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.io.TexturedMesh;
import org.fitterbench.mesh.io.TexturedMeshFiles;
import org.fitterbench.mesh.model.MeshTopologies;
import org.fitterbench.mesh.model.TopologyDifference;
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
 * Two faces from files to memory, one after the other, and the check that they have one topology.
 * The OBJ files come with their skins as PNG, the FBX files without.
 */
@Title("Reading of two faces")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class FaceReadingBenchmark {
  private static final double TOLERANCE = 1e-6;

  /** The file format. */
  @Param({"FBX", "OBJ"})
  public MeshFormat format = MeshFormat.FBX;

  private final ScratchFolder folder = new ScratchFolder();
  private List<Path> files = List.of();

  /** Writes the files. */
  @Setup(Level.Trial)
  public void setUp() {
    FaceScene scene = FaceScene.shared();
    if (format == MeshFormat.OBJ) {
      files = scene.input().write(folder.path());
    } else {
      files =
          List.of(
              folder.path().resolve("first" + format.extension()),
              folder.path().resolve("second" + format.extension()));
      format.write(files.getFirst(), scene.first());
      format.write(files.getLast(), scene.second());
    }
    check();
  }

  /** The faces are read back, with their skins where the files have some. */
  @SelfCheck
  public void check() {
    FaceScene scene = FaceScene.shared();
    Expect.that(read().isEmpty(), "the two faces differ in their topology");
    TexturedMesh first = TexturedMeshFiles.read(files.getFirst());
    TexturedMesh second = TexturedMeshFiles.read(files.getLast());
    Expect.close("first", scene.first().positions(), first.mesh().positions(), TOLERANCE);
    Expect.close("second", scene.second().positions(), second.mesh().positions(), TOLERANCE);
    Expect.that(
        first.texture().isPresent() == (format == MeshFormat.OBJ), "a skin is there or missing");
  }

  /** Both files, and whether what they hold can be morphed. */
  @Benchmark
  public Optional<TopologyDifference> read() {
    TexturedMesh first = TexturedMeshFiles.read(files.getFirst());
    TexturedMesh second = TexturedMeshFiles.read(files.getLast());
    return MeshTopologies.difference(first.mesh(), second.mesh());
  }

  /** Deletes the files. */
  @TearDown(Level.Trial)
  public void tearDown() {
    folder.close();
  }
}
