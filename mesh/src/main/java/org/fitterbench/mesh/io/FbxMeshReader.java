package org.fitterbench.mesh.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fitterbench.core.failure.EditDistance;
import org.fitterbench.mesh.fbx.FbxDocument;
import org.fitterbench.mesh.fbx.FbxNode;
import org.fitterbench.mesh.model.Mesh;

/**
 * Reads one mesh of an FBX file of version 7, binary or text: the control points and texture
 * coordinates in the file's order, moved by the transforms of its models into metres with Z up. Of
 * several meshes the one that is asked for by name is taken, or else the one of most vertices, and
 * the others are said. Animation, skinning and blend shapes are passed over.
 */
final class FbxMeshReader {
  /** How many names of meshes a note has. */
  private static final int MOST_NAMES = 12;

  private final MeshSource source;
  private final FbxNode root;
  private final FbxScene scene;
  private final List<String> notes = new ArrayList<>();

  private FbxMeshReader(MeshSource source) {
    this.source = source;
    root = FbxDocument.read(source.name(), source.bytes()).root();
    scene = new FbxScene(root);
  }

  static DecodedMesh decode(MeshSource source) {
    return new FbxMeshReader(source).decode();
  }

  private DecodedMesh decode() {
    List<FbxNode> geometries =
        scene
            .objects("Geometry")
            .filter(geometry -> geometry.text(2).orElse("").equals("Mesh"))
            .toList();
    FbxNode geometry =
        source.selection().isPresent()
            ? named(geometries, source.selection().get())
            : largest(geometries);
    Optional<FbxNode> model = scene.parent(geometry, "Model");
    Affine toWorld = FbxTransform.world(root, source);
    if (model.isPresent()) {
      toWorld =
          toWorld
              .after(scene.global(model.get(), source))
              .after(FbxTransform.geometric(model.get()));
    }
    Mesh mesh = new FbxGeometry(geometry, source, notes).mesh(toWorld);
    Optional<TextureReference> texture =
        model.flatMap(node -> new FbxTexture(scene, source, notes).of(geometry, node));
    return new DecodedMesh(mesh, texture, notes);
  }

  private FbxNode largest(List<FbxNode> geometries) {
    FbxNode largest =
        geometries.stream()
            .max(
                Comparator.comparingInt(FbxGeometry::vertexCount)
                    // The first of equals, where max takes the last.
                    .thenComparing(Comparator.comparingLong(FbxNode::offset).reversed()))
            .orElseThrow(() -> source.refused("it has no mesh", "export it with its meshes"));
    if (geometries.size() > 1) {
      notes.add(
          "'%s': of its %d meshes, '%s' with %d vertices is taken; name another as '%s#NAME' (%s)"
              .formatted(
                  source.name(),
                  geometries.size(),
                  name(largest),
                  FbxGeometry.vertexCount(largest),
                  source.name(),
                  shortened(names(geometries))));
    }
    return largest;
  }

  private static String shortened(List<String> names) {
    String text = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES ? text + ", …" : text;
  }

  private FbxNode named(List<FbxNode> geometries, String name) {
    List<String> names = names(geometries);
    return geometries.stream()
        .filter(geometry -> name(geometry).equals(name))
        .findFirst()
        .orElseThrow(() ->
            source.refused(
                "it has no mesh '" + AsciiScanner.printable(name) + "'",
                EditDistance.nearest(name, names)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("export it with its meshes")));
  }

  private List<String> names(List<FbxNode> geometries) {
    return geometries.stream().map(this::name).toList();
  }

  /** A mesh is called like its model, which is what other programs show. */
  private String name(FbxNode geometry) {
    FbxNode owner = scene.parent(geometry, "Model").orElse(geometry);
    return AsciiScanner.printable(FbxScene.name(owner));
  }
}
