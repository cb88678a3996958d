package org.fitterbench.mesh.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fitterbench.mesh.model.Mesh;

/**
 * Reads the polygons of a Wavefront OBJ: {@code v}, {@code vt} and {@code f} with positive indices
 * from 1 or negative ones from the end. Colours behind a vertex, normals, groups, lines and points
 * are passed over; of materials only their names are kept. Coordinates are taken as they are. Where
 * only some corners have a texture coordinate, the others get one at (0, 0).
 */
final class ObjReader {
  private static final int NO_TEXTURE_COORDINATE = -1;

  private final AsciiScanner scanner;
  private final FloatBuilder positions = new FloatBuilder();
  private final FloatBuilder textureCoordinates = new FloatBuilder();
  private final IntBuilder faceOffsets = new IntBuilder();
  private final IntBuilder faceVertices = new IntBuilder();
  private final IntBuilder faceTextureCoordinates = new IntBuilder();
  private final IndexLimit vertexLimit = new IndexLimit("vertex");
  private final IndexLimit textureLimit = new IndexLimit("texture coordinate");
  private final List<String> libraries = new ArrayList<>();
  private final Map<String, Integer> facesOfMaterial = new LinkedHashMap<>();
  private String material = "";
  private int cornersWithTexture;

  private ObjReader(MeshSource source) {
    scanner = new AsciiScanner(source, 0, 1);
  }

  static DecodedMesh decode(MeshSource source) {
    ObjReader reader = new ObjReader(source);
    return DecodedMesh.of(reader.decode(), reader.material());
  }

  private Mesh decode() {
    faceOffsets.add(0);
    while (!scanner.atEnd()) {
      if (scanner.nextToken()) {
        statement();
      }
      scanner.nextLine();
    }
    vertexLimit.check(scanner.source(), positions.size() / 3);
    textureLimit.check(scanner.source(), textureCoordinates.size() / 2);
    int[] textureIndices = cornersWithTexture == 0 ? new int[0] : completeTextureCoordinates();
    return new Mesh(
        positions.toArray(),
        faceOffsets.toArray(),
        faceVertices.toArray(),
        textureCoordinates.toArray(),
        textureIndices);
  }

  private void statement() {
    if (scanner.tokenIs("v")) {
      numbers("a vertex", 3, positions);
    } else if (scanner.tokenIs("vt")) {
      textureCoordinate();
    } else if (scanner.tokenIs("f")) {
      face();
    } else if (scanner.tokenIs("mtllib")) {
      libraries.add(scanner.restOfLine());
    } else if (scanner.tokenIs("usemtl")) {
      material = scanner.restOfLine();
    } else if (!isKeyword()) {
      throw scanner.damaged(
          "'%s' is no statement of an OBJ file".formatted(AsciiScanner.printable(scanner.token())));
    }
  }

  private boolean isKeyword() {
    String word = scanner.token();
    return word.charAt(0) == '#'
        || word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_' || c == '-');
  }

  private void numbers(String what, int count, FloatBuilder target) {
    for (int i = 0; i < count; i++) {
      if (!scanner.nextToken()) {
        throw scanner.damaged(what + " with " + i + " of " + count + " coordinates");
      }
      target.add(scanner.tokenAsFloat());
    }
  }

  /** {@code vt u [v [w]]}, where v is 0 when it is left out. */
  private void textureCoordinate() {
    numbers("a texture coordinate", 1, textureCoordinates);
    textureCoordinates.add(scanner.nextToken() ? scanner.tokenAsFloat() : 0);
  }

  private void face() {
    int corners = 0;
    while (scanner.nextToken()) {
      if (scanner.token().charAt(0) == '#') {
        break;
      }
      corner();
      corners++;
    }
    if (corners < 3) {
      throw scanner.damaged("a face with " + corners + " corners");
    }
    faceOffsets.add(faceVertices.size());
    facesOfMaterial.merge(material, 1, Integer::sum);
  }

  private Optional<TextureReference> material() {
    if (libraries.isEmpty()) {
      return Optional.empty();
    }
    List<String> byFaces =
        facesOfMaterial.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    return Optional.of(new TextureReference.InLibrary(libraries, byFaces));
  }

  /** {@code v}, {@code v/vt}, {@code v//vn} or {@code v/vt/vn}. */
  private void corner() {
    int start = scanner.tokenStart();
    int end = scanner.tokenEnd();
    int slash = slash(start, end);
    faceVertices.add(index(start, slash, positions.size() / 3, vertexLimit));
    int textureStart = Math.min(slash + 1, end);
    int textureEnd = slash(textureStart, end);
    if (textureEnd > textureStart) {
      faceTextureCoordinates.add(
          index(textureStart, textureEnd, textureCoordinates.size() / 2, textureLimit));
      cornersWithTexture++;
    } else {
      faceTextureCoordinates.add(NO_TEXTURE_COORDINATE);
    }
  }

  private int slash(int start, int end) {
    int position = start;
    while (position < end && scanner.source().bytes()[position] != '/') {
      position++;
    }
    return position;
  }

  private int index(int start, int end, int known, IndexLimit limit) {
    int number = scanner.integer(start, end);
    int index = number > 0 ? number - 1 : known + number;
    if (number == 0 || index < 0) {
      throw scanner.damaged(
          "a face names %s %d, of %d so far".formatted(limit.what, number, known));
    }
    limit.see(index, scanner.line());
    return index;
  }

  private int[] completeTextureCoordinates() {
    int[] indices = faceTextureCoordinates.toArray();
    if (cornersWithTexture == indices.length) {
      return indices;
    }
    int origin = textureCoordinates.size() / 2;
    textureCoordinates.add(0);
    textureCoordinates.add(0);
    for (int i = 0; i < indices.length; i++) {
      indices[i] = indices[i] == NO_TEXTURE_COORDINATE ? origin : indices[i];
    }
    return indices;
  }

  /** The largest index that a face names and where: it may come before what it names. */
  private static final class IndexLimit {
    private final String what;
    private int largest = -1;
    private int line;

    IndexLimit(String what) {
      this.what = what;
    }

    void see(int index, int atLine) {
      if (index > largest) {
        largest = index;
        line = atLine;
      }
    }

    void check(MeshSource source, int count) {
      if (largest >= count) {
        throw source.damaged(
            "line %d: a face names %s %d, the file has %d"
                .formatted(line, what, largest + 1, count));
      }
    }
  }
}
