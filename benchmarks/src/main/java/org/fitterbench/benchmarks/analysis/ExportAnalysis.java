package org.fitterbench.benchmarks.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.model.Mesh;

/** Writes a body to the folder for temporary files in every mesh format. */
final class ExportAnalysis {
  private ExportAnalysis() {}

  /** For each format [repeats] milliseconds. */
  static Map<MeshFormat, double[]> measure(BodyModel model, RepeatedTimer timer) {
    Mesh mesh = model.topology().mesh(model.template());
    List<MeshFormat> formats = List.of(MeshFormat.values());
    Path folder = temporaryFolder();
    try {
      List<Path> files =
          formats.stream().map(format -> folder.resolve("body" + format.extension())).toList();
      List<double[]> millis =
          timer.millis(
              files.stream()
                  .<Runnable>map(file -> () -> MeshFormat.of(file).write(file, mesh))
                  .toList());
      Map<MeshFormat, double[]> byFormat = new EnumMap<>(MeshFormat.class);
      for (int i = 0; i < formats.size(); i++) {
        byFormat.put(formats.get(i), millis.get(i));
      }
      return byFormat;
    } finally {
      delete(folder, formats);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("fitter-bench-export");
    } catch (IOException failure) {
      throw FileFailure.writing(Path.of(System.getProperty("java.io.tmpdir")), failure);
    }
  }

  private static void delete(Path folder, List<MeshFormat> formats) {
    try {
      for (MeshFormat format : formats) {
        Files.deleteIfExists(folder.resolve("body" + format.extension()));
      }
      Files.deleteIfExists(folder);
    } catch (IOException failure) {
      throw FileFailure.writing(folder, failure);
    }
  }
}
