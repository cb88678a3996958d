package org.fitterbench.mesh.io;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fitterbench.mesh.assimp.AssimpImporter;
import org.fitterbench.mesh.assimp.ImportedMesh;
import org.fitterbench.mesh.assimp.ImportedTexture;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Texture.Wrap;

/** Mesh files that are read through Assimp and never written. */
enum ForeignMesh {
  /** glTF 2.0 of any number of meshes, materials and nodes; Y up, metres. */
  GLTF(true),
  /** Collada, whose axis and unit Assimp turns to Y up and metres. */
  DAE(true),
  /** Triangles without shared vertices; its coordinates are taken as they are. */
  STL(false);

  /** (x, y, z) with Y up → (x, −z, y) with Z up. */
  private static final Affine Z_UP = Affine.rotation(0, 90);

  private final boolean yUp;

  ForeignMesh(boolean yUp) {
    this.yUp = yUp;
  }

  /** The format that a file's extension names, in lower or upper case. */
  static Optional<ForeignMesh> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (ForeignMesh format : values()) {
      if (name.endsWith(format.extension())) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** All extensions, for a message. */
  static String extensions() {
    return Arrays.stream(values()).map(ForeignMesh::extension).collect(Collectors.joining(", "));
  }

  private String extension() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  DecodedMesh decode(Path file) {
    MeshSource source = MeshSource.load(file);
    ImportedMesh imported = AssimpImporter.read(file);
    Affine toWorld = new Affine(imported.toWorld());
    if (yUp) {
      toWorld = Z_UP.after(toWorld);
    }
    double[] points = new double[imported.positions().length];
    for (int i = 0; i < points.length; i++) {
      points[i] = imported.positions()[i];
    }
    boolean textured = imported.textureCoordinates().length > 0;
    Mesh mesh;
    try {
      mesh =
          new Mesh(
              toWorld.apply(points),
              imported.faceOffsets(),
              imported.faceVertices(),
              imported.textureCoordinates(),
              textured ? imported.faceVertices() : new int[0]);
    } catch (IllegalArgumentException inconsistent) {
      throw source.damaged(String.valueOf(inconsistent.getMessage()));
    }
    return MeshFormat.checked(
        source,
        new DecodedMesh(
            mesh, imported.texture().map(ForeignMesh::reference), notes(source, imported)));
  }

  private static TextureReference reference(ImportedTexture texture) {
    return switch (texture) {
      case ImportedTexture.Embedded(String name, byte[] bytes) ->
          new TextureReference.Embedded(
              AsciiScanner.printable(name), ByteBuffer.wrap(bytes), Wrap.REPEAT);
      case ImportedTexture.Named(String path) ->
          new TextureReference.InFile(names(path), Wrap.REPEAT);
    };
  }

  /** glTF and Collada escape names; some programs that write Collada do not. */
  private static List<String> names(String path) {
    try {
      return List.of(path, GlbTexture.unescaped(path));
    } catch (IllegalArgumentException notEscaped) {
      return List.of(path);
    }
  }

  private static List<String> notes(MeshSource source, ImportedMesh imported) {
    List<String> notes = new ArrayList<>();
    if (imported.otherNodes() > 0) {
      notes.add(
          "'%s': of its %d meshes, '%s' with %d vertices is taken"
              .formatted(
                  source.name(),
                  imported.otherNodes() + 1,
                  AsciiScanner.printable(imported.node()),
                  imported.positions().length / 3));
    }
    if (imported.sharesNoVertices()) {
      notes.add(
          "'%s': every corner of a face is a vertex of its own here, so it has the topology only of"
                  .formatted(source.name())
              + " files read the same way");
    }
    return notes;
  }
}
