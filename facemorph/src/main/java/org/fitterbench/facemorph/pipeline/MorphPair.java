package org.fitterbench.facemorph.pipeline;

import java.nio.file.Path;

/**
 * The two files that are morphed.
 *
 * @param first the face at ratio 0
 * @param second the face at ratio 1
 */
public record MorphPair(Path first, Path second) {
  /** {@code name1_name2}, the name of the folder that the published pipeline writes. */
  public String folderName() {
    return name(first) + "_" + name(second);
  }

  /** What is compared, for a person. */
  public String title() {
    return name(first) + " and " + name(second);
  }

  /** The name of a file without its extension. */
  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
