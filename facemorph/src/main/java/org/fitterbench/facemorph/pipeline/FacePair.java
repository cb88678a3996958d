package org.fitterbench.facemorph.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.io.TexturedMesh;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Texture;

/**
 * Two faces in memory.
 *
 * @param first the face at ratio 0
 * @param second the face at ratio 1
 * @param textures both textures; empty where they are not used
 * @param notes what a user should know of how they were read, one line each
 */
record FacePair(Mesh first, Mesh second, Optional<Textures> textures, List<String> notes) {
  FacePair {
    notes = List.copyOf(notes);
  }

  /** The textures of both faces; their sizes may differ. */
  record Textures(Texture first, Texture second) {}

  /**
   * Puts two files together.
   *
   * @param textured whether textures are wanted; they are used where both faces have one and
   *     texture coordinates
   */
  static FacePair of(MorphPair files, TexturedMesh first, TexturedMesh second, boolean textured) {
    List<String> notes = new ArrayList<>();
    first.notes().forEach(note -> notes.add(files.first().getFileName() + ": " + note));
    second.notes().forEach(note -> notes.add(files.second().getFileName() + ": " + note));
    Optional<Textures> textures = Optional.empty();
    if (textured) {
      boolean both = first.texture().isPresent() && second.texture().isPresent();
      boolean coordinates =
          first.mesh().hasTextureCoordinates() && second.mesh().hasTextureCoordinates();
      if (both && coordinates) {
        textures = Optional.of(new Textures(first.texture().get(), second.texture().get()));
      } else {
        notes.add(
            "no textures: "
                + whyNone(files, first, second)
                + "; faces are grey and there is no texture heat map");
      }
    }
    return new FacePair(first.mesh(), second.mesh(), textures, notes);
  }

  private static String whyNone(MorphPair files, TexturedMesh first, TexturedMesh second) {
    if (first.texture().isEmpty() && second.texture().isEmpty()) {
      return "neither file has one";
    }
    if (first.texture().isEmpty() || second.texture().isEmpty()) {
      return (first.texture().isEmpty() ? files.first() : files.second()).getFileName()
          + " has none";
    }
    return (first.mesh().hasTextureCoordinates() ? files.second() : files.first()).getFileName()
        + " has no texture coordinates";
  }
}
