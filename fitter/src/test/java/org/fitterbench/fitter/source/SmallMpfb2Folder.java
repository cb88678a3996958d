package org.fitterbench.fitter.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.fitterbench.fitter.data.PhenotypeShape;

/** Writes a whole body data folder in MPFB2's layout around a mesh of eight vertices. */
final class SmallMpfb2Folder {
  static final String BASE_MESH =
      """
      # a square and a joint that is a square too
      v 0 0 0
      v 1 0 0
      v 1 1 0
      v 0 1 0
      v 0 0 5
      v 2 0 5
      v 2 2 5
      v 0 2 5
      vt 0 0
      vt 1 0
      vt 1 1
      vt 0 1
      g body
      f 1/1 2/2 3/3 4/4
      g joint-a
      f 5/1 6/2 7/3 8/4
      """;

  static final String LOCAL_CHANGES =
      """
      {"arms": {"categories": [
        {"name": "a", "opposites": {"negative-left": "l-thin", "negative-right": "r-thin",
          "negative-unsided": "", "positive-left": "l-fat", "positive-right": "r-fat",
          "positive-unsided": ""}},
        {"name": "elsewhere", "opposites": {"negative-unsided": "x", "positive-unsided": "y"}},
        {"name": "no opposites", "targets": ["z"]}]}}
      """;

  static final String RIG =
      """
      {"child": {"parent": "top", "head": {"strategy": "MEAN", "vertex_indices": [0, 2]},
         "tail": {"strategy": "VERTEX", "vertex_index": 3}, "roll": 0.5},
       "top": {"parent": "", "head": {"strategy": "VERTEX", "vertex_index": 1},
         "tail": {"strategy": "CUBE", "cube_name": "joint-a"}, "roll": 0}}
      """;

  static final String WEIGHTS = "{\"weights\": {\"top\": [[0, 1], [3, 0.25]]}}";

  private SmallMpfb2Folder() {}

  static Path write(Path root) throws IOException {
    text(root, "3dobjs/base.obj", BASE_MESH);
    for (PhenotypeShape shape : PhenotypeShape.stored()) {
      target(root, shape.family().folder() + shape.name(), "0 0.001 -.002 3\n3 1e-3 0 -0.0100\n");
    }
    text(root, "targets/target.json", LOCAL_CHANGES);
    for (String name : new String[] {"l-thin", "r-thin", "l-fat", "r-fat"}) {
      target(root, "arms/" + name, "1 0 0 0.5\n");
    }
    text(root, "rigs/standard/rig.default.json", RIG);
    text(root, "rigs/standard/weights.default.json", WEIGHTS);
    text(
        root,
        "rigs/standard/rig.all.json",
        """
        {"version": 110, "bones": {"only": {"parent": "",
           "head": {"strategy": "VERTEX", "vertex_index": 1},
           "tail": {"strategy": "CUBE", "cube_name": "joint-a"}, "roll": 0}}}
        """);
    text(root, "rigs/standard/weights.all.json", "{\"weights\": {}}");
    text(root, "rigs/standard/rig.weightless.json", "{}");
    return root;
  }

  static void text(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static void target(Path root, String name, String text) throws IOException {
    Path file = root.resolve("targets/" + name + ".target.gz");
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
