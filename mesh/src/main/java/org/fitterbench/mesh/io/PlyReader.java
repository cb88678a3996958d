package org.fitterbench.mesh.io;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitterbench.mesh.io.PlyHeader.Element;
import org.fitterbench.mesh.io.PlyHeader.Encoding;
import org.fitterbench.mesh.io.PlyHeader.Property;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Texture;

/**
 * Reads PLY, as text or binary of either byte order: {@code x y z} of {@code vertex} and {@code
 * vertex_indices} (or {@code vertex_index}) of {@code face}, and with them the texture coordinates
 * of a face's corners ({@code texcoord}, a list of u v pairs). Everything else is passed over, but
 * for a comment that names a texture file.
 */
final class PlyReader {
  private final MeshSource source;
  private final PlyHeader header;
  private final Numbers numbers;
  private final FloatBuilder positions = new FloatBuilder();
  private final IntBuilder faceOffsets = new IntBuilder();
  private final IntBuilder faceVertices = new IntBuilder();
  private final FloatBuilder textureCoordinates = new FloatBuilder();
  private boolean hasVertices;

  private PlyReader(MeshSource source) {
    this.source = source;
    this.header = PlyHeader.read(source);
    this.numbers =
        header.encoding() == Encoding.ASCII
            ? new AsciiNumbers(new AsciiScanner(source, header.dataOffset(), header.dataLine()))
            : new BinaryNumbers(source, header);
    faceOffsets.add(0);
  }

  static DecodedMesh decode(MeshSource source) {
    PlyReader reader = new PlyReader(source);
    Optional<TextureReference> texture =
        reader
            .header
            .textureFile()
            .map(name -> new TextureReference.InFile(List.of(name), Texture.Wrap.REPEAT));
    return DecodedMesh.of(reader.decode(), texture);
  }

  private Mesh decode() {
    for (Element element : header.elements()) {
      switch (element.name()) {
        case "vertex" -> vertices(element);
        case "face" -> faces(element);
        default -> passOver(element);
      }
    }
    if (!hasVertices) {
      throw source.damaged("its header has no element 'vertex'");
    }
    int[] corners = faceVertices.toArray();
    requireIndices(corners);
    float[] uv = textureCoordinates.toArray();
    int[] uvIndices = new int[uv.length / 2];
    for (int i = 0; i < uvIndices.length; i++) {
      uvIndices[i] = i;
    }
    return new Mesh(positions.toArray(), faceOffsets.toArray(), corners, uv, uvIndices);
  }

  private void vertices(Element element) {
    int[] column = {-1, -1, -1};
    for (int i = 0; i < element.properties().size(); i++) {
      Property property = element.properties().get(i);
      int axis = "xyz".indexOf(property.name());
      if (property.name().length() == 1 && axis >= 0 && property.lengthType() == null) {
        column[axis] = i;
      }
    }
    if (column[0] < 0 || column[1] < 0 || column[2] < 0) {
      throw source.damaged("its vertices lack x, y or z");
    }
    hasVertices = true;
    float[] row = new float[element.properties().size()];
    for (int vertex = 0; vertex < element.count(); vertex++) {
      for (int i = 0; i < row.length; i++) {
        Property property = element.properties().get(i);
        if (property.lengthType() == null) {
          row[i] = (float) numbers.next(property.type());
        } else {
          passOver(property);
        }
      }
      for (int axis = 0; axis < 3; axis++) {
        positions.add(row[column[axis]]);
      }
    }
  }

  private void faces(Element element) {
    boolean found = false;
    for (int face = 0; face < element.count(); face++) {
      int uvBefore = textureCoordinates.size();
      boolean hasTexture = false;
      int corners = 0;
      for (Property property : element.properties()) {
        switch (property.name()) {
          case "vertex_indices", "vertex_index" -> {
            corners = corners(face, property);
            found = true;
          }
          case "texcoord" -> {
            textureCoordinates(property);
            hasTexture = true;
          }
          default -> passOver(property);
        }
      }
      if (hasTexture && textureCoordinates.size() - uvBefore != 2 * corners) {
        throw source.damaged(
            "face %d has %d corners and %d texture numbers"
                .formatted(face, corners, textureCoordinates.size() - uvBefore));
      }
    }
    if (!found && element.count() > 0) {
      throw source.damaged("its faces lack vertex_indices");
    }
  }

  private int corners(int face, Property property) {
    int count = listLength(property);
    if (count < 3) {
      throw source.damaged("face %d has %d corners".formatted(face, count));
    }
    for (int i = 0; i < count; i++) {
      double vertex = numbers.next(property.type());
      if (vertex < 0 || vertex > Integer.MAX_VALUE || vertex != (int) vertex) {
        throw source.damaged(String.format(Locale.ROOT, "face %d names vertex %.0f", face, vertex));
      }
      faceVertices.add((int) vertex);
    }
    faceOffsets.add(faceVertices.size());
    return count;
  }

  private void textureCoordinates(Property property) {
    int count = listLength(property);
    for (int i = 0; i < count; i++) {
      textureCoordinates.add((float) numbers.next(property.type()));
    }
  }

  private void requireIndices(int[] corners) {
    int vertexCount = positions.size() / 3;
    for (int vertex : corners) {
      if (vertex >= vertexCount) {
        throw source.damaged(
            "a face names vertex %d, the file has %d (counted from 0)"
                .formatted(vertex, vertexCount));
      }
    }
  }

  private void passOver(Element element) {
    for (int row = 0; row < element.count(); row++) {
      element.properties().forEach(this::passOver);
    }
  }

  private void passOver(Property property) {
    int count = property.lengthType() == null ? 1 : listLength(property);
    for (int i = 0; i < count; i++) {
      numbers.next(property.type());
    }
  }

  private int listLength(Property property) {
    PlyType lengthType = property.lengthType();
    if (lengthType == null) {
      throw source.damaged("its property '" + property.name() + "' is not a list");
    }
    double length = numbers.next(lengthType);
    if (length < 0 || length > source.length() || length != (int) length) {
      throw source.damaged(
          String.format(Locale.ROOT, "a list '%s' of %.0f numbers", property.name(), length));
    }
    return (int) length;
  }

  /** The numbers of the data, one after the other. */
  private interface Numbers {
    double next(PlyType type);
  }

  private record AsciiNumbers(AsciiScanner scanner) implements Numbers {
    @Override
    public double next(PlyType type) {
      if (!scanner.nextTokenOfAnyLine()) {
        throw scanner.damaged("truncated: the file ends before its last number");
      }
      return type.isInteger()
          ? scanner.integer(scanner.tokenStart(), scanner.tokenEnd())
          : scanner.tokenAsFloat();
    }
  }

  private static final class BinaryNumbers implements Numbers {
    private final MeshSource source;
    private final ByteBuffer buffer;

    BinaryNumbers(MeshSource source, PlyHeader header) {
      this.source = source;
      this.buffer =
          ByteBuffer.wrap(source.bytes())
              .order(
                  header.encoding() == Encoding.BIG_ENDIAN
                      ? ByteOrder.BIG_ENDIAN
                      : ByteOrder.LITTLE_ENDIAN)
              .position(header.dataOffset());
    }

    @Override
    public double next(PlyType type) {
      try {
        return type.get(buffer);
      } catch (BufferUnderflowException end) {
        throw source.damaged("truncated: the file ends before its last number");
      }
    }
  }
}
