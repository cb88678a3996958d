package org.fitterbench.mesh.assimp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIMatrix4x4;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AINode;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.Assimp;

/**
 * Imports a mesh file through Assimp without any post-processing, so that vertices and faces are
 * those of the file in its order. Of several nodes the one of most vertices is taken, with all its
 * parts.
 */
public final class AssimpImporter {
  private static final int NO_POST_PROCESSING = 0;
  private static final int DEEPEST = 256;

  private AssimpImporter() {}

  /**
   * Imports a file whose format Assimp knows by its extension.
   *
   * @throws UserInputException when the file cannot be imported, has no mesh, or this platform has
   *     no Assimp
   */
  public static ImportedMesh read(Path file) {
    AIScene scene = open(file);
    try {
      return read(file, scene);
    } finally {
      Assimp.aiReleaseImport(scene);
    }
  }

  private static AIScene open(Path file) {
    AIScene scene;
    String reason;
    try {
      scene = Assimp.aiImportFile(file.toAbsolutePath().toString(), NO_POST_PROCESSING);
      reason = scene == null ? String.valueOf(Assimp.aiGetErrorString()) : "";
    } catch (LinkageError absent) {
      throw new UserInputException(
          "cannot read '" + file + "': the library Assimp does not run on this platform",
          "convert the file to OBJ, GLB, PLY or binary FBX",
          absent);
    }
    if (scene == null) {
      throw refused(file, reason.isBlank() ? "Assimp does not read it" : reason);
    }
    return scene;
  }

  private static UserInputException refused(Path file, String reason) {
    String line = reason.replaceAll("[^ -~]+", " ").strip();
    return new UserInputException(
        "'%s': %s".formatted(file, line.length() > 200 ? line.substring(0, 200) + "…" : line),
        "check that the file is complete, or export it again");
  }

  private record Place(AINode node, double[] toWorld, List<AIMesh> parts) {
    int vertexCount() {
      return parts.stream().mapToInt(AIMesh::mNumVertices).sum();
    }
  }

  private static ImportedMesh read(Path file, AIScene scene) {
    if ((scene.mFlags() & Assimp.AI_SCENE_FLAGS_INCOMPLETE) != 0) {
      throw refused(file, "it is incomplete");
    }
    List<AIMesh> meshes = new ArrayList<>();
    PointerBuffer pointers = scene.mMeshes();
    for (int i = 0; pointers != null && i < scene.mNumMeshes(); i++) {
      meshes.add(AIMesh.create(pointers.get(i)));
    }
    List<Place> places = new ArrayList<>();
    AINode root = scene.mRootNode();
    if (root != null) {
      collect(file, root, new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}, 0, meshes, places);
    }
    Place largest =
        places.stream()
            .max(Comparator.comparingInt(Place::vertexCount))
            .filter(place -> place.vertexCount() > 0)
            .orElseThrow(() -> refused(file, "it has no mesh"));
    ImportedGeometry geometry = new ImportedGeometry();
    largest.parts().forEach(geometry::add);
    AIMesh main =
        largest.parts().stream().max(Comparator.comparingInt(AIMesh::mNumFaces)).orElseThrow();
    Optional<ImportedTexture> texture = new ImportedTextures(scene).of(main.mMaterialIndex());
    return geometry.mesh(
        largest.node().mName().dataString(), places.size() - 1, largest.toWorld(), texture);
  }

  private static void collect(
      Path file, AINode node, double[] parent, int depth, List<AIMesh> meshes, List<Place> places) {
    if (depth == DEEPEST) {
      throw refused(file, "its nodes are nested more than %d deep".formatted(DEEPEST));
    }
    double[] toWorld = product(parent, node.mTransformation());
    List<AIMesh> parts = new ArrayList<>();
    for (int i = 0; i < node.mNumMeshes(); i++) {
      int index = Objects.requireNonNull(node.mMeshes()).get(i);
      if (index >= 0 && index < meshes.size()) {
        parts.add(meshes.get(index));
      }
    }
    if (!parts.isEmpty()) {
      places.add(new Place(node, toWorld, parts));
    }
    @Nullable PointerBuffer children = node.mChildren();
    for (int i = 0; children != null && i < node.mNumChildren(); i++) {
      collect(file, AINode.create(children.get(i)), toWorld, depth + 1, meshes, places);
    }
  }

  private static double[] product(double[] parent, AIMatrix4x4 m) {
    double[] child = {
      m.a1(), m.a2(), m.a3(), m.a4(), m.b1(), m.b2(), m.b3(), m.b4(), m.c1(), m.c2(), m.c3(), m.c4()
    };
    double[] result = new double[12];
    for (int i = 0; i < 12; i++) {
      int row = 4 * (i / 4);
      result[i] = i % 4 == 3 ? parent[row + 3] : 0;
      for (int k = 0; k < 3; k++) {
        result[i] += parent[row + k] * child[4 * k + i % 4];
      }
    }
    return result;
  }
}
