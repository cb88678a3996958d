package org.fitterbench.fitter.data;

import java.util.List;

/**
 * A skeleton of the base mesh.
 *
 * @param name for example {@code default} or {@code mixamo}
 * @param bones depth first from the bone without parent (of which a few of MPFB2's rigs have
 *     several), children in the file's key order
 */
public record Rig(String name, List<RigBone> bones) {
  public Rig {
    bones = List.copyOf(bones);
  }
}
