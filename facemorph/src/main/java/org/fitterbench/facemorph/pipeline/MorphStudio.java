package org.fitterbench.facemorph.pipeline;

import java.util.List;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Bounds;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Culling;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.TriangleMesh;

/**
 * What all frames of a morph share: triangles, a camera that sees every shape between the two, and
 * the light.
 */
final class MorphStudio {
  /** The colour of a face without a texture. */
  static final Surface GREY = new Surface.Plain(0xB9B9B9);

  private static final Shading SKIN = new Shading.BlinnPhong(0.16f, 24);

  private final MorphConfig config;
  private final Bounds bounds;
  private final TriangleMesh triangles;
  private final Culling culling;
  private final Camera camera;
  private final Lighting lighting;

  /**
   * @param first a mesh of the topology of all frames
   * @param second the same topology
   */
  MorphStudio(Mesh first, Mesh second, MorphConfig config) {
    this.config = config;
    // A mixture of two points lies between them, so this box holds all shapes.
    bounds = Bounds.of(first.positions()).union(Bounds.of(second.positions()));
    triangles = TriangleMesh.of(first);
    culling = FaceArea.looksOutwards(first, config.up().view()) ? Culling.BACK_FACES : Culling.NONE;
    camera = camera((double) config.width() / config.height());
    lighting = Lighting.studio(camera);
  }

  /** A camera for pictures of some aspect, width divided by height. */
  Camera camera(double aspect) {
    return Camera.framing(bounds, config.up().view(), config.up().up(), aspect);
  }

  /** Whether faces look inwards, so that both sides are drawn. */
  boolean drawsBothSides() {
    return culling == Culling.NONE;
  }

  /**
   * One shape.
   *
   * @param positions [V·3] metres
   * @param normals [V·3]
   */
  Model model(float[] positions, float[] normals, Surface surface) {
    return new Model(triangles, positions, normals, surface, SKIN, culling);
  }

  /** The picture of one shape. */
  Scene scene(float[] positions, float[] normals, Surface surface) {
    return new Scene(
        List.of(model(positions, normals, surface)),
        camera,
        lighting,
        Background.NEUTRAL,
        config.antialiasing());
  }
}
