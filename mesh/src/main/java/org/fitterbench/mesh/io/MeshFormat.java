package org.fitterbench.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.mesh.model.Mesh;

/**
 * A mesh file format, chosen by a file's extension.
 *
 * <p>A mesh is in metres, Z up. NumPy, OBJ, PLY and FBX hold these coordinates as they are, so that
 * a vertex that is written is the vertex that is read; glTF demands Y up and is converted both
 * ways.
 */
public enum MeshFormat {
  /** A NumPy array [V, 3]: vertices only. */
  NPY(
      NpyMesh::decode,
      (topology, withNormals, texture) ->
          (positions, normals, out) -> NpyMesh.encode(positions, out)),
  /** Wavefront OBJ: polygons and texture coordinates, as text that restores every bit. */
  OBJ(ObjReader::decode, ObjWriter::new),
  /** Stanford PLY: polygons and texture coordinates of corners, binary little endian. */
  PLY(PlyReader::decode, PlyWriter::new),
  /** Binary glTF 2.0: polygons become triangles. */
  GLB(GlbReader::decode, GlbWriter::new),
  /**
   * FBX 7, read as binary or text, written as binary: polygons and texture coordinates; units, axes
   * and transforms of other programs are undone.
   */
  FBX(FbxMeshReader::decode, FbxMeshWriter::new);

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private final Decoder decoder;

  @SuppressWarnings("ImmutableEnumChecker")
  private final EncoderMaker encoders;

  MeshFormat(Decoder decoder, EncoderMaker encoders) {
    this.decoder = decoder;
    this.encoders = encoders;
  }

  /**
   * The format that a file's extension names, in lower or upper case.
   *
   * @throws UserInputException when no format has this extension
   */
  public static MeshFormat of(Path file) {
    return find(file)
        .orElseThrow(() ->
            new UserInputException(
                "'" + file + "' is no mesh file by its name", "use one of " + extensions()));
  }

  /** The format that a file's extension names; empty when none has it. */
  static Optional<MeshFormat> find(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.extension())).findFirst();
  }

  /** All extensions, for a message: {@code .npy, .obj, .ply, .glb, .fbx}. */
  public static String extensions() {
    return Arrays.stream(values()).map(MeshFormat::extension).collect(Collectors.joining(", "));
  }

  /** The extension with its dot, in lower case. */
  public String extension() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a mesh.
   *
   * @throws UserInputException when the file cannot be read, is damaged, uses a part of the format
   *     that is not supported, or has a coordinate that is not finite
   */
  public Mesh read(Path file) {
    return decode(MeshSource.load(file)).mesh();
  }

  /**
   * Reads a mesh from memory.
   *
   * @param name what to call it in an error message
   * @throws UserInputException as {@link #read}
   */
  public Mesh decode(String name, byte[] bytes) {
    return decode(new MeshSource(name, bytes)).mesh();
  }

  /** Decodes a mesh and where its texture is, and checks that all coordinates are finite. */
  DecodedMesh decode(MeshSource source) {
    return checked(source, decoder.decode(source));
  }

  /** What was decoded, whose coordinates are all finite. */
  static DecodedMesh checked(MeshSource source, DecodedMesh decoded) {
    Mesh mesh = decoded.mesh();
    int vertex = firstNotFinite(mesh.positions()) / 3;
    if (vertex < mesh.vertexCount()) {
      throw notFinite(source, "vertex " + vertex);
    }
    int uv = firstNotFinite(mesh.textureCoordinates()) / 2;
    if (uv < mesh.textureCoordinates().length / 2) {
      throw notFinite(source, "texture coordinate " + uv);
    }
    return decoded;
  }

  /**
   * Writes a mesh. The file takes its name only when it is whole; missing parent folders are made.
   *
   * @throws UserInputException when the file cannot be written
   * @throws IllegalArgumentException when a coordinate is not finite
   */
  public void write(Path file, Mesh mesh) {
    requireFinite(mesh);
    AtomicFile.write(file, out -> encode(mesh, out));
  }

  /**
   * Writes a mesh to a stream, which stays open.
   *
   * @throws IOException when the stream refuses
   * @throws IllegalArgumentException when a coordinate is not finite
   */
  public void encode(Mesh mesh, OutputStream out) throws IOException {
    requireFinite(mesh);
    shapes(mesh, false, Optional.empty()).encode(mesh.positions(), ShapeEncoder.NO_NORMALS, out);
  }

  /**
   * An encoder of many shapes of one topology.
   *
   * @param texture what all of them wear; files beside the mesh are the caller's to write
   */
  ShapeEncoder shapes(Mesh topology, boolean withNormals, Optional<EncodedTexture> texture) {
    return encoders.make(topology, withNormals, texture);
  }

  private static UserInputException notFinite(MeshSource source, String what) {
    return source.refused(
        what + " (counted from 0) is not finite", "make the file again without NaN or infinity");
  }

  static void requireFinite(Mesh mesh) {
    if (firstNotFinite(mesh.positions()) < mesh.positions().length
        || firstNotFinite(mesh.textureCoordinates()) < mesh.textureCoordinates().length) {
      throw new IllegalArgumentException("A mesh to be written has finite coordinates");
    }
  }

  /** The index of the first value that is not finite, or the number of values. */
  static int firstNotFinite(float[] values) {
    int index = 0;
    while (index < values.length && Float.isFinite(values[index])) {
      index++;
    }
    return index;
  }

  private interface Decoder {
    DecodedMesh decode(MeshSource source);
  }

  private interface EncoderMaker {
    ShapeEncoder make(Mesh topology, boolean withNormals, Optional<EncodedTexture> texture);
  }
}
