package org.fitterbench.benchmarks.facemorph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.ScratchFolder;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.facemorph.difference.TextureComparison;
import org.fitterbench.facemorph.difference.TextureDifference;
import org.fitterbench.facemorph.displacement.Displacement;
import org.fitterbench.facemorph.statistics.FaceStatistics;
import org.fitterbench.facemorph.table.StatisticsTable;
import org.fitterbench.facemorph.table.TextureTable;
import org.fitterbench.facemorph.table.VertexTable;
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

/** Statistics, vertices and every fourth texel as CSV on the disk, one after another. */
@Title("CSV tables")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class TableBenchmark {
  private static final int COMPONENTS = 6;

  private final FaceScene scene = FaceScene.shared();
  private final ScratchFolder folder = new ScratchFolder();
  private final Displacement displacement =
      Displacement.between(
          scene.first().positions(), VertexNormals.of(scene.first()), scene.second().positions());
  private final TextureDifference difference =
      TextureComparison.between(scene.firstSkin().picture(), scene.secondSkin().picture(), 1);

  /** Checks the tables. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    check();
  }

  /** The tables have all their rows, and a cell of each reads back as its number. */
  @SelfCheck
  public void check() throws IOException {
    write();
    Expect.close("rows of the statistics", COMPONENTS + 1, lines("statistics.csv").size(), 0);
    List<String> vertices = lines("vertices.csv");
    Expect.close("rows of vertices", displacement.vertexCount() + 1, vertices.size(), 0);
    String[] last = vertices.getLast().split(",", -1);
    float total = displacement.total()[displacement.vertexCount() - 1];
    Expect.close("last displacement", total, Float.parseFloat(last[9]), 0);
    for (String line : lines("texels.csv").stream().skip(1).limit(1000).toList()) {
      String[] row = line.split(",", -1);
      int texel = Integer.parseInt(row[1]) * difference.width() + Integer.parseInt(row[0]);
      Expect.close("texel " + texel, difference.total()[texel], Float.parseFloat(row[4]), 0);
    }
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.path().resolve(name));
  }

  /** All three tables. */
  @Benchmark
  public void write() {
    Path path = folder.path();
    StatisticsTable.write(
        path.resolve("statistics.csv"), FaceStatistics.of(displacement, Optional.of(difference)));
    VertexTable.write(
        path.resolve("vertices.csv"),
        scene.first().positions(),
        scene.second().positions(),
        displacement);
    TextureTable.write(path.resolve("texels.csv"), difference, TextureTable.DEFAULT_STEP);
  }

  /** Deletes the tables. */
  @TearDown(Level.Trial)
  public void tearDown() {
    folder.close();
  }
}
