package org.fitterbench.benchmarks.fitter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.model.Mesh;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * From a body's mesh to the bytes of a file, with texture coordinates where the format has them.
 * The bytes stay in memory: the disk is another matter.
 */
@Title("Mesh export")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MeshExportBenchmark {
  private static final int POOL = 4;

  /** The file format. */
  @Param({"OBJ", "PLY", "GLB", "FBX", "NPY"})
  public MeshFormat format = MeshFormat.OBJ;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Mesh> meshes = new ArrayList<>();
  private int next;

  /** Makes the meshes of a pool of bodies. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    BodyModel model = BodyInput.model();
    meshes.clear();
    for (BodyParameters body : RandomBodies.of(model, POOL)) {
      BodyWorkspace workspace = model.newWorkspace();
      model.forward(body, Skinning.LBS, workspace, StageTrace.off());
      meshes.add(model.topology().mesh(workspace.vertices()));
    }
    check();
  }

  /** What is read back has the mesh's extent and, but for triangles and split seams, its counts. */
  @SelfCheck
  public void check() throws IOException {
    Mesh mesh = meshes.getFirst();
    Mesh read = format.decode("exported mesh", export(mesh).toByteArray());
    for (int axis = 0; axis < 3; axis++) {
      for (boolean largest : new boolean[] {false, true}) {
        Expect.close(
            "extent along axis " + axis,
            extreme(mesh, axis, largest),
            extreme(read, axis, largest),
            0);
      }
    }
    switch (format) {
      case OBJ, PLY, FBX -> {
        Expect.close("coordinates", mesh.positions(), read.positions(), 0);
        Expect.close("faces", mesh.faceCount(), read.faceCount(), 0);
        Expect.that(read.hasTextureCoordinates(), "the texture coordinates are lost");
      }
      case NPY -> Expect.close("coordinates", mesh.positions(), read.positions(), 0);
      // Quads become two triangles, and vertices on a seam of the texture are split.
      case GLB -> Expect.close("triangles", 2 * mesh.faceCount(), read.faceCount(), 0);
    }
  }

  private static double extreme(Mesh mesh, int axis, boolean largest) {
    double extreme = mesh.positions()[axis];
    for (int at = axis; at < mesh.positions().length; at += 3) {
      double value = mesh.positions()[at];
      extreme = largest ? Math.max(extreme, value) : Math.min(extreme, value);
    }
    return extreme;
  }

  private ByteArrayOutputStream export(Mesh mesh) throws IOException {
    bytes.reset();
    format.encode(mesh, bytes);
    return bytes;
  }

  /** The export of one mesh. */
  @Benchmark
  public ByteArrayOutputStream export() throws IOException {
    next = (next + 1) % meshes.size();
    return export(meshes.get(next));
  }
}
