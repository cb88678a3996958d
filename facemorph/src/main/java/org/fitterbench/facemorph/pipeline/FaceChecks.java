package org.fitterbench.facemorph.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.model.MeshTopologies;
import org.fitterbench.mesh.model.TopologyDifference;

/** Whether two faces can be morphed. */
final class FaceChecks {
  private FaceChecks() {}

  /**
   * Checks that there is something to draw.
   *
   * @return what is doubtful but can be drawn, one line each
   * @throws UserInputException when a mesh has no face with an area
   */
  static List<String> requireDrawable(MorphPair files, FacePair faces) {
    List<String> notes = new ArrayList<>();
    requireFaces(files.first(), faces.first(), notes);
    requireFaces(files.second(), faces.second(), notes);
    return notes;
  }

  /**
   * Checks that both faces have one topology.
   *
   * @return what differs but does not matter, one line each
   * @throws UserInputException when they cannot be morphed
   */
  static List<String> requireOneTopology(FacePair faces) {
    Optional<TopologyDifference> difference =
        MeshTopologies.difference(faces.first(), faces.second());
    return difference.map(found -> judged(found, faces)).orElse(List.of());
  }

  private static List<String> judged(TopologyDifference found, FacePair faces) {
    return switch (found.kind()) {
      case VERTICES, FACES ->
          throw new UserInputException(
              "the meshes are not of one topology: " + found.line(),
              "morph two shapes of one mesh, exported the same way");
      case TEXTURE_COORDINATES -> {
        if (faces.textures().isPresent()) {
          throw new UserInputException(
              "the textures do not fit together: " + found.line(),
              "give both meshes the same texture coordinates, or use --no-texture");
        }
        yield List.of("texture coordinates differ, which does not matter without textures");
      }
    };
  }

  private static void requireFaces(Path file, Mesh mesh, List<String> notes) {
    if (mesh.faceCount() == 0) {
      throw new UserInputException(
          "'" + file + "' has " + mesh.vertexCount() + " vertices and no faces",
          "export the mesh with its faces");
    }
    int flat = 0;
    for (int face = 0; face < mesh.faceCount(); face++) {
      flat += FaceArea.ofFace(mesh, face) > 0 ? 0 : 1;
    }
    if (flat == mesh.faceCount()) {
      throw new UserInputException(
          "'" + file + "' has no face with an area", "export the mesh again");
    }
    if (flat > 0) {
      notes.add(
          file.getFileName() + ": " + flat + " of " + mesh.faceCount() + " faces have no area");
    }
  }
}
