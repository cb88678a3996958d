package org.fitterbench.mesh.opengl;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.picture.Texture.Wrap;
import org.fitterbench.mesh.raster.Shapes;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Culling;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Projection;
import org.fitterbench.mesh.render.Projection.Orthographic;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.TriangleMesh;
import org.fitterbench.mesh.render.Vector3;
import org.fitterbench.mesh.render.VertexNormals;

/** Scenes that between them have every surface, shading, projection, wrap and culling. */
enum SampleScene {
  /** Two textures mixed, with a small bright highlight. */
  BLENDED {
    @Override
    Scene scene(Antialiasing antialiasing) {
      Texture first = Texture.repeating(Shapes.chart(128, 64));
      Texture second = new Texture(Shapes.chart(61, 97), Wrap.CLAMP);
      Model model =
          Model.of(
              SPHERE,
              new Surface.BlendedTextures(first, second, 0.4f),
              new Shading.BlinnPhong(0.6f, 60));
      return lit(List.of(model), new Perspective(0.5, 0.1), antialiasing);
    }
  },
  /** Coloured vertices beside a textured sphere that they run into. */
  COLOURED {
    @Override
    Scene scene(Antialiasing antialiasing) {
      int[] colours = new int[SPHERE.vertexCount()];
      for (int i = 0; i < colours.length; i++) {
        colours[i] = i % 3 == 0 ? 0xE04030 : i % 3 == 1 ? 0xF0D060 : 0x2050C0;
      }
      Model coloured =
          Model.of(moved(0.3f), new Surface.VertexColours(colours), new Shading.Lambert());
      Model textured =
          Model.of(
              moved(-0.3f),
              new Surface.Textured(Texture.repeating(Shapes.chart(64, 64))),
              new Shading.BlinnPhong(0.2f, 1));
      return lit(List.of(coloured, textured), new Perspective(0.6, 0.1), antialiasing);
    }
  },
  /** No perspective, and a highlight of a viewer far away. */
  ORTHOGRAPHIC {
    @Override
    Scene scene(Antialiasing antialiasing) {
      Model near =
          Model.of(moved(0.2f), new Surface.Plain(0xC88C6E), new Shading.BlinnPhong(0.5f, 17));
      Model far = Model.of(moved(-0.5f), new Surface.Plain(0x306050), new Shading.Lambert());
      return lit(List.of(near, far), new Orthographic(1.6, 10), antialiasing);
    }
  },
  /** A floor that begins behind the viewer, a texture beyond its borders, and a back seen. */
  CLIPPED {
    @Override
    Scene scene(Antialiasing antialiasing) {
      float[] floor = {-4, -9, -0.4f, 4, -9, -0.4f, 4, 6, -0.4f, -4, 6, -0.4f};
      float[] stretched = {-0.5f, -1.6f, 1.5f, -1.6f, 1.5f, 1.2f, -0.5f, 1.2f};
      Mesh ground =
          new Mesh(
              floor, new int[] {0, 4}, new int[] {0, 1, 2, 3}, stretched, new int[] {0, 1, 2, 3});
      Mesh wall = Shapes.wall(0.5f, 0.6f, -0.3f, -0.8f, 0.9f);
      return lit(
          List.of(
              open(
                  ground,
                  new Surface.Textured(new Texture(Shapes.chart(32, 32), Wrap.CLAMP)),
                  new Shading.Unlit()),
              open(
                  wall,
                  new Surface.Textured(Texture.repeating(Shapes.chart(32, 16))),
                  new Shading.Lambert())),
          new Perspective(0.8, 0.05),
          antialiasing);
    }
  };

  static final int WIDTH = 150;
  static final int HEIGHT = 110;

  private static final Mesh SPHERE = Shapes.sphere(0.5, 40, 60);

  abstract Scene scene(Antialiasing antialiasing);

  /** The same scene with a flat colour of its own for each model. */
  Scene outlines(Antialiasing antialiasing) {
    Scene scene = scene(antialiasing);
    List<Model> flat = new ArrayList<>();
    for (Model model : scene.models()) {
      flat.add(
          new Model(
              model.triangles(),
              model.positions(),
              model.normals(),
              new Surface.Plain(0x20FF00 >> (2 * flat.size())),
              new Shading.Unlit(),
              model.culling()));
    }
    return new Scene(flat, scene.camera(), scene.lighting(), Background.BLACK, antialiasing);
  }

  private static Mesh moved(float along) {
    float[] positions = SPHERE.positions().clone();
    for (int i = 0; i < positions.length; i += 3) {
      positions[i] += along;
      positions[i + 1] -= 0.2f * along;
    }
    return SPHERE.withPositions(positions);
  }

  private static Model open(Mesh mesh, Surface surface, Shading shading) {
    return new Model(
        TriangleMesh.of(mesh),
        mesh.positions(),
        VertexNormals.of(mesh),
        surface,
        shading,
        Culling.NONE);
  }

  private static Scene lit(List<Model> models, Projection projection, Antialiasing antialiasing) {
    Camera camera =
        new Camera(
            new Vector3(0.3, -2.4, 0.5), new Vector3(0, 0, 0), new Vector3(0, 0, 1), projection);
    return new Scene(models, camera, Lighting.studio(camera), Background.NEUTRAL, antialiasing);
  }

  /** What a renderer makes of a scene. */
  static int[] pixels(Renderer renderer, Scene scene) {
    RenderTarget target = new RenderTarget(WIDTH, HEIGHT);
    renderer.render(scene, target);
    return target.pixels();
  }

  /** The scene with its textures mixed otherwise. */
  static Scene withRatio(Scene scene, float ratio) {
    Model model = scene.models().getFirst();
    Surface.BlendedTextures surface = (Surface.BlendedTextures) model.surface();
    Model other =
        new Model(
            model.triangles(),
            model.positions(),
            model.normals(),
            new Surface.BlendedTextures(surface.first(), surface.second(), ratio),
            model.shading(),
            model.culling());
    return new Scene(
        List.of(other), scene.camera(), scene.lighting(), scene.background(), scene.antialiasing());
  }
}
