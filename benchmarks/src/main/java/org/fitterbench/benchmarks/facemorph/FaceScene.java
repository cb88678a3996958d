package org.fitterbench.benchmarks.facemorph;

import java.util.List;
import org.fitterbench.benchmarks.input.MorphInput;
import org.fitterbench.facemorph.morph.ShapeBlend;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.render.Antialiasing;
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
import org.fitterbench.mesh.render.Vector3;
import org.fitterbench.mesh.render.VertexNormals;
import org.jspecify.annotations.Nullable;

/** The two faces that the benchmarks morph, and what all their frames share; made once a JVM. */
final class FaceScene {
  /** Frames of a morph in steps of 25 thousandths. */
  static final int FRAMES = 41;

  /** Columns and rows of a frame. */
  static final int SIDE = 512;

  private static final Surface GREY = new Surface.Plain(0xB9B9B9);
  private static final Shading SKIN = new Shading.BlinnPhong(0.16f, 24);

  private static @Nullable FaceScene shared;

  private final MorphInput input;
  private final Texture firstSkin;
  private final Texture secondSkin;
  private final TriangleMesh triangles;
  private final Camera camera;
  private final Lighting lighting;

  private FaceScene(MorphInput input) {
    this.input = input;
    firstSkin = input.first().mesh().texture().orElseThrow();
    secondSkin = input.second().mesh().texture().orElseThrow();
    triangles = TriangleMesh.of(first());
    Bounds bounds = Bounds.of(first().positions()).union(Bounds.of(second().positions()));
    camera = Camera.framing(bounds, new Vector3(0, 1, 0), 1);
    lighting = Lighting.studio(camera);
  }

  /** The scene of this JVM. */
  static synchronized FaceScene shared() {
    FaceScene scene = shared;
    if (scene == null) {
      scene = new FaceScene(MorphInput.load(MorphInput.DEFAULT_SEED));
      shared = scene;
    }
    return scene;
  }

  MorphInput input() {
    return input;
  }

  Mesh first() {
    return input.first().mesh().mesh();
  }

  Mesh second() {
    return input.second().mesh().mesh();
  }

  Texture firstSkin() {
    return firstSkin;
  }

  Texture secondSkin() {
    return secondSkin;
  }

  Camera camera() {
    return camera;
  }

  /**
   * Computes one shape.
   *
   * @param ratio share of the second face, 0 to 1
   * @param positions [V·3] metres, written over
   * @param normals [V·3], written over
   */
  void shape(float ratio, float[] positions, float[] normals) {
    ShapeBlend.blend(first().positions(), second().positions(), ratio, positions);
    VertexNormals.compute(first(), positions, normals);
  }

  /** The model of one shape, grey where it has no texture. */
  Model model(float[] positions, float[] normals, float ratio, boolean textured) {
    Surface surface = textured ? new Surface.BlendedTextures(firstSkin, secondSkin, ratio) : GREY;
    return new Model(triangles, positions, normals, surface, SKIN, Culling.BACK_FACES);
  }

  /** One frame of the morph in arrays of its own. */
  Scene frame(float ratio, boolean textured) {
    float[] positions = new float[first().positions().length];
    float[] normals = new float[positions.length];
    shape(ratio, positions, normals);
    return new Scene(
        List.of(model(positions, normals, ratio, textured)),
        camera,
        lighting,
        Background.NEUTRAL,
        Antialiasing.OFF);
  }
}
