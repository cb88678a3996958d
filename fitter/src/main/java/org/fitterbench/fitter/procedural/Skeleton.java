package org.fitterbench.fitter.procedural;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The bones of the procedural body: MakeHuman's 163 names and hierarchy, with places of our own.
 *
 * @param bones by name, parents first
 */
record Skeleton(Map<String, Bone> bones) {
  /**
   * A bone.
   *
   * @param parent the parent's name; empty for the root
   */
  record Bone(String name, String parent, Vec3 head, Vec3 tail) {}

  /** The skeleton of the resource {@code skeleton.txt}, both sides. */
  static Skeleton read() {
    InputStream resource =
        Objects.requireNonNull(
            Skeleton.class.getResourceAsStream("skeleton.txt"),
            "skeleton.txt is part of this module");
    Map<String, Bone> bones = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .forEach(words -> add(bones, words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Skeleton(bones);
  }

  private static void add(Map<String, Bone> bones, String[] words) {
    String parent = words[1].equals("-") ? "" : words[1];
    Bone bone = new Bone(words[0], parent, point(words, 2), point(words, 5));
    bones.put(bone.name, bone);
    if (bone.name.endsWith(".L")) {
      bones.put(
          twin(bone.name),
          new Bone(twin(bone.name), twin(parent), bone.head.mirrored(), bone.tail.mirrored()));
    }
  }

  private static Vec3 point(String[] words, int start) {
    return new Vec3(
        Double.parseDouble(words[start]),
        Double.parseDouble(words[start + 1]),
        Double.parseDouble(words[start + 2]));
  }

  /** The name on the other side; a name without side is its own twin. */
  static String twin(String name) {
    return name.endsWith(".L") ? name.substring(0, name.length() - 1) + "R" : name;
  }

  Bone bone(String name) {
    return Objects.requireNonNull(bones.get(name), name);
  }

  Vec3 head(String name) {
    return bone(name).head;
  }

  Vec3 tail(String name) {
    return bone(name).tail;
  }
}
