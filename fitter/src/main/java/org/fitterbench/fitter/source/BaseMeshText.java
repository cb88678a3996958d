package org.fitterbench.fitter.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.fitter.data.BaseMesh;

/** Reads the base mesh from Wavefront OBJ text: quads with texture coordinates, in groups. */
final class BaseMeshText {
  private final LineScanner scanner;
  private double[] positions = new double[3 << 15];
  private int positionCount;
  private float[] textureCoordinates = new float[3 << 15];
  private int textureCoordinateCount;
  private int[] quads = new int[1 << 17];
  private int[] quadTextureCoordinates = new int[1 << 17];
  private int cornerCount;
  private int[] quadGroups = new int[1 << 15];
  private final Map<String, Integer> groups = new LinkedHashMap<>();
  private int group = -1;

  private BaseMeshText(LineScanner scanner) {
    this.scanner = scanner;
  }

  /**
   * @param file what messages call the text
   * @param text Wavefront OBJ
   */
  static BaseMesh read(String file, byte[] text) {
    return new BaseMeshText(new LineScanner(file, text)).read();
  }

  private BaseMesh read() {
    while (scanner.nextLine()) {
      switch (scanner.word("statement")) {
        case "v" -> readVertex();
        case "vt" -> readTextureCoordinate();
        case "g" -> {
          String name = scanner.word("group name");
          group = groups.computeIfAbsent(name, key -> groups.size());
        }
        case "f" -> readFace();
        default -> {
          // Normals, smoothing groups and materials say nothing about the shape.
        }
      }
    }
    if (cornerCount == 0) {
      throw scanner.bad("the mesh ends without a face");
    }
    List<String> names = new ArrayList<>(groups.keySet());
    return new BaseMesh(
        Arrays.copyOf(positions, positionCount),
        Arrays.copyOf(quads, cornerCount),
        Arrays.copyOf(textureCoordinates, textureCoordinateCount),
        Arrays.copyOf(quadTextureCoordinates, cornerCount),
        Arrays.copyOf(quadGroups, cornerCount / 4),
        names);
  }

  private void readVertex() {
    if (positionCount + 3 > positions.length) {
      positions = Arrays.copyOf(positions, 2 * positions.length);
    }
    for (int axis = 0; axis < 3; axis++) {
      positions[positionCount++] = scanner.number("coordinate");
    }
  }

  private void readTextureCoordinate() {
    if (textureCoordinateCount + 2 > textureCoordinates.length) {
      textureCoordinates = Arrays.copyOf(textureCoordinates, 2 * textureCoordinates.length);
    }
    for (int axis = 0; axis < 2; axis++) {
      textureCoordinates[textureCoordinateCount++] = (float) scanner.number("texture coordinate");
    }
  }

  private void readFace() {
    if (group < 0) {
      throw scanner.bad("a face before the first group");
    }
    if (cornerCount + 4 > quads.length) {
      quads = Arrays.copyOf(quads, 2 * quads.length);
      quadTextureCoordinates = Arrays.copyOf(quadTextureCoordinates, quads.length);
      quadGroups = Arrays.copyOf(quadGroups, quads.length / 4);
    }
    quadGroups[cornerCount / 4] = group;
    for (int corner = 0; corner < 4; corner++) {
      String word = scanner.word("corner " + (corner + 1) + " of a quad");
      int slash = word.indexOf('/');
      if (slash < 0) {
        throw scanner.bad("corner '" + word + "' has no texture coordinate");
      }
      int secondSlash = word.indexOf('/', slash + 1);
      String texture = word.substring(slash + 1, secondSlash < 0 ? word.length() : secondSlash);
      quads[cornerCount] = index(word.substring(0, slash), positionCount / 3, "vertex");
      quadTextureCoordinates[cornerCount] =
          index(texture, textureCoordinateCount / 2, "texture coordinate");
      cornerCount++;
    }
    scanner.endOfLine();
  }

  private int index(String word, int count, String what) {
    int number;
    try {
      number = Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw scanner.bad(what + " '" + word + "' is not a number");
    }
    if (number < 1 || number > count) {
      throw scanner.bad(what + " " + number + " is outside 1.." + count);
    }
    return number - 1;
  }
}
