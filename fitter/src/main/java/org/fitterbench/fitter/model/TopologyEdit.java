package org.fitterbench.fitter.model;

import java.util.Arrays;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.data.BaseMesh;

/** Chooses the faces of a body and leaves out the vertices that none of them uses. */
final class TopologyEdit {
  private static final double METRES_PER_DECIMETRE = 0.1;
  private static final int[] OPENING_STARTS = {1778, 8450};
  private static final int OPENING_LENGTH = 16;

  /** The faces that close the left opening, then the right one. */
  private static final int[] CAPS = {
    8437, 8438, 8439, 8440, 8436, 8437, 8440, 8441, 8435, 8436, 8441, 8442, 8434, 8435, 8442, 8443,
    8449, 8434, 8443, 8444, 8448, 8449, 8444, 8445, 8447, 8448, 8445, 8446, 1762, 1771, 1770, 1763,
    1763, 1770, 1769, 1764, 1764, 1769, 1768, 1765, 1765, 1768, 1767, 1766, 1762, 1777, 1772, 1771,
    1777, 1776, 1773, 1772, 1776, 1775, 1774, 1773
  };

  private TopologyEdit() {}

  /** The faces of a body on this base mesh. */
  static MeshTopology apply(BaseMesh mesh, BodyTopology topology) {
    return switch (topology) {
      case FULL -> compact(mesh, mesh.quads(), mesh.quadTextureCoordinates());
      case BODY -> {
        boolean[] kept = bodyQuads(mesh);
        yield compact(
            mesh,
            select(mesh.quads(), kept, new int[0]),
            select(mesh.quadTextureCoordinates(), kept, new int[0]));
      }
      case ANNY -> closeOpenings(mesh);
    };
  }

  /** [V·3] where the vertices of a body are in the template: metres, Z up. */
  static float[] positions(BaseMesh mesh, MeshTopology topology) {
    float[] positions = new float[3 * topology.vertexCount()];
    for (int vertex = 0; vertex < topology.vertexCount(); vertex++) {
      int base = 3 * topology.baseVertices()[vertex];
      positions[3 * vertex] = (float) (METRES_PER_DECIMETRE * mesh.positions()[base]);
      positions[3 * vertex + 1] = (float) (-METRES_PER_DECIMETRE * mesh.positions()[base + 2]);
      positions[3 * vertex + 2] = (float) (METRES_PER_DECIMETRE * mesh.positions()[base + 1]);
    }
    return positions;
  }

  private static boolean[] bodyQuads(BaseMesh mesh) {
    int body = mesh.groupNames().indexOf("body");
    if (body < 0) {
      throw new UserInputException(
          "the base mesh has no group 'body'", "use the base mesh hm08 of MakeHuman");
    }
    boolean[] kept = new boolean[mesh.quadCount()];
    for (int quad = 0; quad < kept.length; quad++) {
      kept[quad] = mesh.quadGroups()[quad] == body;
    }
    return kept;
  }

  private static MeshTopology closeOpenings(BaseMesh mesh) {
    boolean[] kept = bodyQuads(mesh);
    int[] cornerTexture = new int[mesh.vertexCount()];
    Arrays.fill(cornerTexture, -1);
    for (int quad = 0; quad < kept.length; quad++) {
      if (kept[quad] && touchesOpening(mesh, quad)) {
        kept[quad] = false;
        for (int corner = 4 * quad; corner < 4 * quad + 4; corner++) {
          cornerTexture[mesh.quads()[corner]] = mesh.quadTextureCoordinates()[corner];
        }
      }
    }
    int[] capTexture = new int[CAPS.length];
    for (int corner = 0; corner < CAPS.length; corner++) {
      capTexture[corner] = CAPS[corner] < cornerTexture.length ? cornerTexture[CAPS[corner]] : -1;
      if (capTexture[corner] < 0) {
        throw new UserInputException(
            "Anny's caps do not fit the base mesh: vertex " + CAPS[corner] + " borders no opening",
            "use the base mesh hm08 of MakeHuman, or the topology 'body'");
      }
    }
    return compact(
        mesh,
        select(mesh.quads(), kept, CAPS),
        select(mesh.quadTextureCoordinates(), kept, capTexture));
  }

  private static boolean touchesOpening(BaseMesh mesh, int quad) {
    for (int corner = 4 * quad; corner < 4 * quad + 4; corner++) {
      for (int start : OPENING_STARTS) {
        int inOpening = mesh.quads()[corner] - start;
        if (inOpening >= 0 && inOpening < OPENING_LENGTH) {
          return true;
        }
      }
    }
    return false;
  }

  private static int[] select(int[] corners, boolean[] kept, int[] added) {
    int[] selected = new int[corners.length + added.length];
    int count = 0;
    for (int quad = 0; quad < kept.length; quad++) {
      if (kept[quad]) {
        System.arraycopy(corners, 4 * quad, selected, count, 4);
        count += 4;
      }
    }
    System.arraycopy(added, 0, selected, count, added.length);
    return Arrays.copyOf(selected, count + added.length);
  }

  private static MeshTopology compact(BaseMesh mesh, int[] quads, int[] quadTexture) {
    int[] vertices = Arrays.stream(quads).sorted().distinct().toArray();
    int[] used = Arrays.stream(quadTexture).sorted().distinct().toArray();
    float[] texture = new float[2 * used.length];
    for (int index = 0; index < used.length; index++) {
      texture[2 * index] = mesh.textureCoordinates()[2 * used[index]];
      texture[2 * index + 1] = mesh.textureCoordinates()[2 * used[index] + 1];
    }
    return new MeshTopology(
        vertices, renumber(quads, vertices), texture, renumber(quadTexture, used));
  }

  private static int[] renumber(int[] corners, int[] kept) {
    return Arrays.stream(corners).map(corner -> Arrays.binarySearch(kept, corner)).toArray();
  }
}
