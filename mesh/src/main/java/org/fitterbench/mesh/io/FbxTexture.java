package org.fitterbench.mesh.io;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.mesh.fbx.FbxNode;
import org.fitterbench.mesh.fbx.FbxValue;
import org.fitterbench.mesh.picture.Texture.Wrap;

/**
 * Finds the base colour texture of a mesh of an FBX file: of the materials that its polygons use,
 * the one of most polygons that has one.
 */
final class FbxTexture {
  private static final int CLAMPS = 1;

  private final FbxScene scene;
  private final MeshSource source;
  private final List<String> notes;

  FbxTexture(FbxScene scene, MeshSource source, List<String> notes) {
    this.scene = scene;
    this.source = source;
    this.notes = notes;
  }

  Optional<TextureReference> of(FbxNode geometry, FbxNode model) {
    List<FbxNode> textures =
        materialsByUse(geometry, model).stream()
            .flatMap(material -> colour(material).stream())
            .distinct()
            .toList();
    if (textures.size() > 1) {
      notes.add(
          "'%s': the mesh uses %d textures; all of it gets '%s', which most of its polygons have"
              .formatted(
                  source.name(),
                  textures.size(),
                  AsciiScanner.printable(FbxScene.name(textures.getFirst()))));
    }
    return textures.stream().findFirst().flatMap(this::reference);
  }

  /** The materials of a model that polygons use, the one of most polygons first. */
  private List<FbxNode> materialsByUse(FbxNode geometry, FbxNode model) {
    List<FbxNode> materials =
        scene.children(model).stream()
            .map(FbxScene.Connection::child)
            .filter(child -> child.name().equals("Material"))
            .toList();
    int[] used =
        geometry
            .child("LayerElementMaterial")
            .map(layer -> FbxGeometry.integers(layer, "Materials"))
            .orElse(new int[0]);
    if (materials.size() < 2 || used.length == 0) {
      return materials;
    }
    long[] polygons = new long[materials.size()];
    for (int material : used) {
      if (material >= 0 && material < polygons.length) {
        polygons[material]++;
      }
    }
    return Stream.iterate(0, i -> i < polygons.length, i -> i + 1)
        .filter(i -> polygons[i] > 0)
        .sorted(Comparator.comparingLong((Integer i) -> polygons[i]).reversed())
        .map(materials::get)
        .toList();
  }

  /** The texture of a material's colour, also the first of a layered one. */
  private Optional<FbxNode> colour(FbxNode material) {
    return scene.children(material).stream()
        .filter(connection -> isColour(connection.property()))
        .map(FbxScene.Connection::child)
        .flatMap(child ->
            child.name().equals("LayeredTexture")
                ? scene.children(child).stream().map(FbxScene.Connection::child)
                : Stream.of(child))
        .filter(child -> child.name().equals("Texture"))
        .findFirst();
  }

  /** {@code DiffuseColor}, and what the physically based materials of Maya and 3ds Max say. */
  private static boolean isColour(String property) {
    String word = property.toLowerCase(Locale.ROOT).replace("_", "");
    return Stream.of("diffusecolor", "basecolor", "colormap", "texcolor").anyMatch(word::contains);
  }

  private Optional<TextureReference> reference(FbxNode texture) {
    List<FbxNode> videos =
        scene.children(texture).stream()
            .map(FbxScene.Connection::child)
            .filter(child -> child.name().equals("Video"))
            .toList();
    FbxProperties properties = FbxProperties.of(texture);
    boolean clamps =
        properties.whole("WrapModeU", 0) == CLAMPS && properties.whole("WrapModeV", 0) == CLAMPS;
    Wrap wrap = clamps ? Wrap.CLAMP : Wrap.REPEAT;
    List<String> names = new ArrayList<>();
    List<FbxNode> owners = new ArrayList<>(videos);
    owners.add(texture);
    for (String kind : List.of("RelativeFilename", "FileName", "Filename")) {
      owners.stream()
          .flatMap(owner -> owner.child(kind).flatMap(node -> node.text(0)).stream())
          .filter(name -> !name.isBlank() && !names.contains(name))
          .forEach(names::add);
    }
    Optional<ByteBuffer> content = videos.stream().flatMap(FbxTexture::content).findFirst();
    if (content.isPresent()) {
      String name = names.isEmpty() ? FbxScene.name(texture) : names.getFirst();
      return Optional.of(
          new TextureReference.Embedded(AsciiScanner.printable(name), content.get(), wrap));
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new TextureReference.InFile(names, wrap));
  }

  private static Stream<ByteBuffer> content(FbxNode video) {
    return video
        .child("Content")
        .filter(node -> !node.values().isEmpty())
        .filter(node ->
            node.values().getFirst() instanceof FbxValue.Raw(ByteBuffer bytes)
                && bytes.hasRemaining())
        .map(node -> ((FbxValue.Raw) node.values().getFirst()).bytes())
        .stream();
  }
}
