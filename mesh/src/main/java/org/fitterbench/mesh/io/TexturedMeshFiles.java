package org.fitterbench.mesh.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.PngEncoder;
import org.fitterbench.mesh.picture.Texture;

/** Reads and writes mesh files together with the texture that they hold or name. */
public final class TexturedMeshFiles {
  private static final String SELECTOR = "#";

  private TexturedMeshFiles() {}

  /**
   * Reads a mesh and its texture: OBJ by its material library ({@code map_Kd}), glTF by the base
   * colour texture, FBX by the texture of the diffuse colour, PLY by the comment {@code
   * TextureFile}. Beside the formats of {@link MeshFormat}, glTF as JSON ({@code .gltf}), Collada
   * ({@code .dae}) and STL are read through Assimp, and so is a GLB of several meshes, materials or
   * transforms. Pictures are searched where the file says, relative to it, and then by their last
   * name in the file's folder. A picture that is not there is a note and the mesh has no texture;
   * one that is damaged is refused.
   *
   * @param path a file; {@code face.fbx#Head} takes the mesh "Head" of an FBX file of several,
   *     where the file alone means the one of most vertices
   * @throws UserInputException as {@link MeshFormat#read}, and when a picture cannot be read
   */
  public static TexturedMesh read(Path path) {
    return read(path, true);
  }

  /**
   * Reads a mesh as {@link #read} does and leaves its texture out, which saves decoding the
   * picture.
   *
   * @throws UserInputException as {@link MeshFormat#read}
   */
  public static TexturedMesh readShape(Path path) {
    return read(path, false);
  }

  private static TexturedMesh read(Path path, boolean textured) {
    Path file = path;
    Optional<String> selection = Optional.empty();
    String name = path.toString();
    int hash = name.toLowerCase(Locale.ROOT).lastIndexOf(MeshFormat.FBX.extension() + SELECTOR);
    if (hash >= 0 && !Files.exists(path)) {
      int fileEnd = hash + MeshFormat.FBX.extension().length();
      file = Path.of(name.substring(0, fileEnd));
      selection = Optional.of(name.substring(fileEnd + SELECTOR.length()));
    }
    DecodedMesh decoded = decode(file, selection);
    return textured
        ? withTexture(file, decoded)
        : new TexturedMesh(decoded.mesh(), Optional.empty(), decoded.notes());
  }

  /** All extensions that are read, for a message: {@code .npy, .obj, …, .stl}. */
  public static String extensions() {
    return MeshFormat.extensions() + ", " + ForeignMesh.extensions();
  }

  private static DecodedMesh decode(Path file, Optional<String> selection) {
    Optional<ForeignMesh> foreign = ForeignMesh.of(file);
    if (foreign.isPresent()) {
      return foreign.get().decode(file);
    }
    MeshFormat format =
        MeshFormat.find(file)
            .orElseThrow(() ->
                new UserInputException(
                    "'" + file + "' is no mesh file by its name", "use one of " + extensions()));
    MeshSource source = MeshSource.load(file);
    // Scenes of several parts or places are left to the library that knows all of glTF.
    return format == MeshFormat.GLB && !GlbReader.reads(source)
        ? ForeignMesh.GLTF.decode(file)
        : format.decode(selection.map(source::selecting).orElse(source));
  }

  private static TexturedMesh withTexture(Path file, DecodedMesh decoded) {
    List<String> notes = new ArrayList<>(decoded.notes());
    Optional<Texture> texture =
        decoded.texture().flatMap(reference -> new TextureFinder(file, notes).find(reference));
    return new TexturedMesh(decoded.mesh(), texture, notes);
  }

  /**
   * Writes a mesh with its texture: inside FBX and GLB files, beside OBJ (with a material library)
   * and PLY under the mesh file's own name. A NumPy array has no place for it.
   *
   * @throws UserInputException when a file cannot be written
   * @throws IllegalArgumentException when a coordinate is not finite
   */
  public static void write(Path file, TexturedMesh textured) {
    MeshFormat format = MeshFormat.of(file);
    Mesh mesh = textured.mesh();
    MeshFormat.requireFinite(mesh);
    Optional<EncodedTexture> texture = textured.texture().map(skin -> encode(file, skin));
    texture.ifPresent(skin -> writeBeside(file, format, skin));
    ShapeEncoder encoder = format.shapes(mesh, false, texture);
    AtomicFile.write(file, out -> encoder.encode(mesh.positions(), ShapeEncoder.NO_NORMALS, out));
  }

  private static EncodedTexture encode(Path file, Texture texture) {
    String name = String.valueOf(file.getFileName());
    String stem = name.substring(0, name.lastIndexOf('.'));
    byte[] png =
        ShapeEncoder.bytes(out -> {
          try (PngEncoder encoder = new PngEncoder()) {
            encoder.encode(texture.picture(), out);
          }
        });
    return new EncodedTexture(stem, png);
  }

  private static void writeBeside(Path file, MeshFormat format, EncodedTexture texture) {
    switch (format) {
      case OBJ -> {
        AtomicFile.write(file.resolveSibling(texture.pictureName()), texture.png());
        AtomicFile.write(
            file.resolveSibling(texture.libraryName()),
            "newmtl %s\nmap_Kd %s\n".formatted(EncodedTexture.MATERIAL, texture.pictureName()));
      }
      case PLY -> AtomicFile.write(file.resolveSibling(texture.pictureName()), texture.png());
      case NPY, GLB, FBX -> {}
    }
  }
}
