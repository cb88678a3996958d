package org.fitterbench.fitter.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.fitterbench.fitter.data.LocalChangeNames;
import org.fitterbench.fitter.data.PhenotypeShape;

/** Writes a tarball laid out as MakeHuman's npm package, nearly all of it zeros. */
final class SmallPackage {
  static final int VERTICES = 19_158;
  private static final int ROW_BYTES = VERTICES * 3 * Short.BYTES;

  /** The rig: {@code leaf} is listed before {@code arm}, and both hang on {@code root}. */
  static final String RIG =
      """
      {"bones": {
         "leaf": {"head": "b", "tail": "c", "parent": "root", "rotation_plane": "p"},
         "arm": {"head": "b", "tail": "c", "parent": "root", "rotation_plane": "p"},
         "root": {"head": "a", "tail": "b", "parent": null, "rotation_plane": "p"}},
       "joints": {"a": [0], "b": [1], "c": [2, 3]},
       "planes": {"p": ["a", "b", "c"]}}
      """;

  private SmallPackage() {}

  /** Sorted names of the rows: 564 phenotype targets, 512 of local changes and one more. */
  static List<String> rowNames() {
    TreeSet<String> names = new TreeSet<>();
    PhenotypeShape.stored().forEach(shape -> names.add(shape.family().folder() + shape.name()));
    for (LocalChangeNames change : LocalChangeNames.all()) {
      names.add(change.packagePositive());
      names.add(change.packageNegative());
    }
    names.add("expression/smile");
    return new ArrayList<>(names);
  }

  /** The texts of a good package by their names. */
  static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("package/public/data/models/human_full_size.json", model());
    texts.put("package/src/json/rigs/default.json", RIG);
    texts.put(
        "package/src/json/targets/target-list.json",
        rowNames().reversed().stream()
            .map(name -> "\"data/targets/" + name + ".target\": []")
            .collect(Collectors.joining(",", "{\"targets\": {", "}}")));
    return texts;
  }

  /**
   * Writes the tarball.
   *
   * @param rows rows of targets; row n moves vertex n by (n, 0, −1)
   */
  static void write(Path file, Map<String, String> texts, int rows) throws IOException {
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
      TarArchiveEntry entry = new TarArchiveEntry("package/public/data/targets/targets.bin");
      entry.setSize((long) rows * ROW_BYTES);
      tar.putArchiveEntry(entry);
      for (int row = 0; row < rows; row++) {
        byte[] bytes = new byte[ROW_BYTES];
        ByteBuffer.wrap(bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort(6 * row, (short) row)
            .putShort(6 * row + 4, (short) -1);
        tar.write(bytes);
      }
      tar.closeArchiveEntry();
      for (Map.Entry<String, String> text : texts.entrySet()) {
        byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry textEntry = new TarArchiveEntry(text.getKey());
        textEntry.setSize(bytes.length);
        tar.putArchiveEntry(textEntry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
  }

  private static String model() {
    StringBuilder vertices = new StringBuilder("0,0,0,0,1,0,0,2,0.25,0,2,0.75");
    StringBuilder indices = new StringBuilder();
    StringBuilder weights = new StringBuilder();
    vertices.repeat(",0", 3 * (VERTICES - 4));
    for (int vertex = 0; vertex < VERTICES; vertex++) {
      String comma = vertex == 0 ? "" : ",";
      indices.append(comma).append(vertex == 5 ? "2,0" : "0,2");
      weights.append(comma).append(vertex == 5 ? "0.75,0.25" : "1,0");
    }
    return """
    {"vertices": [%s], "uvs": [[0, 0, 1, 0, 1, 1, 0, 1]],
     "faces": [11, 0, 1, 2, 3, 1, 3, 2, 1, 0],
     "materials": [{"DbgName": "helper"}, {"DbgName": "body"}],
     "bones": [{"name": "root____head"}, {"name": "root"}, {"name": "arm____head"}],
     "influencesPerVertex": 2, "skinIndices": [%s], "skinWeights": [%s]}
    """
        .formatted(vertices, indices, weights);
  }
}
