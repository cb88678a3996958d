package org.fitterbench.fitter.procedural;

import java.util.List;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.BodySource;

/**
 * A human-like body made by code, for machines without MakeHuman's data: the same counts (19,158
 * vertices, 564 phenotype targets, 256 local changes, 163 bones, up to 9 influences a vertex), the
 * same names, and a topology on which the Anny body model's mesh edit works. Its form is our own.
 *
 * <p>Every step uses only operations that IEEE 754 rounds in one way, so the body is the same to
 * the bit on every machine.
 */
public final class ProceduralBody {
  private ProceduralBody() {}

  /** Makes the body; each call makes it anew. */
  public static BodyAssets create() {
    Skeleton skeleton = Skeleton.read();
    MeshAssembly.Assembled assembled =
        MeshAssembly.assemble(BodySurface.create(skeleton), skeleton);
    BodyVertices vertices = assembled.vertices();
    return new BodyAssets(
        new BodySource(BodySource.Kind.PROCEDURAL, "procedural body, version 1", "none"),
        assembled.mesh(),
        PhenotypeTargets.create(vertices),
        LocalChangeTargets.create(vertices),
        LocalChangeTargets.changes(),
        List.of(BoneWeights.rig(skeleton, vertices, assembled.joints())));
  }
}
