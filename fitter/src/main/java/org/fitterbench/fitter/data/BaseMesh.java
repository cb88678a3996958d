package org.fitterbench.fitter.data;

import java.util.List;

/**
 * MakeHuman's base mesh hm08 in its own frame: decimetres, Y up; every polygon a quad.
 *
 * @param positions [V·3] the template's vertices, exact to the file's four decimals: a bone of a
 *     few millimetres takes its direction from them
 * @param quads [Q·4] vertex indices
 * @param textureCoordinates [T·2] u, v, origin at the lower left
 * @param quadTextureCoordinates [Q·4] texture coordinate indices
 * @param quadGroups [Q] index into {@code groupNames}
 * @param groupNames for example {@code body}, {@code joint-spine-1}, {@code helper-skirt}
 */
public record BaseMesh(
    double[] positions,
    int[] quads,
    float[] textureCoordinates,
    int[] quadTextureCoordinates,
    int[] quadGroups,
    List<String> groupNames) {
  public BaseMesh {
    groupNames = List.copyOf(groupNames);
    if (quads.length != 4 * quadGroups.length || quadTextureCoordinates.length != quads.length) {
      throw new IllegalArgumentException(
          "Quads, their groups and texture coordinates differ in count");
    }
    if (positions.length % 3 != 0 || textureCoordinates.length % 2 != 0) {
      throw new IllegalArgumentException("Positions come in threes, texture coordinates in pairs");
    }
    requireIndexes("vertex", quads, positions.length / 3);
    requireIndexes("texture coordinate", quadTextureCoordinates, textureCoordinates.length / 2);
    requireIndexes("group", quadGroups, groupNames.size());
  }

  private static void requireIndexes(String what, int[] indexes, int count) {
    for (int index : indexes) {
      if (index < 0 || index >= count) {
        throw new IllegalArgumentException("A quad names " + what + " " + index + " of " + count);
      }
    }
  }

  public int vertexCount() {
    return positions.length / 3;
  }

  public int quadCount() {
    return quadGroups.length;
  }
}
