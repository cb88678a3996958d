package org.fitterbench.mesh.opengl;

import java.util.HashMap;
import java.util.Map;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;

/**
 * The programs, each compiled when it is first needed. There is one for each kind of surface with
 * each kind of shading, since a branch costs at every pixel.
 */
final class ShaderLibrary implements AutoCloseable {
  /** The first lines: names for the kinds, and sizes that both sides know. */
  private static final String NAMES =
      """
      #define PLAIN 0
      #define VERTEX_COLOURS 1
      #define TEXTURED 2
      #define BLENDED 3
      #define UNLIT 0
      #define LAMBERT 1
      #define BLINN_PHONG 2
      #define MAXIMUM_LAMPS %d
      """
          .formatted(FrameUniforms.MAXIMUM_LAMPS);

  private final Map<String, ShaderProgram> programs = new HashMap<>();

  /** What draws a model's surface. */
  ShaderProgram surface(Surface surface, Shading shading) {
    String definitions =
        "#define SURFACE " + name(surface) + "\n#define SHADING " + name(shading) + "\n";
    return program("scene.vert", "scene.frag", definitions);
  }

  private static String name(Surface surface) {
    return switch (surface) {
      case Surface.Plain plain -> "PLAIN";
      case Surface.VertexColours colours -> "VERTEX_COLOURS";
      case Surface.Textured textured -> "TEXTURED";
      case Surface.BlendedTextures blended -> "BLENDED";
    };
  }

  private static String name(Shading shading) {
    return switch (shading) {
      case Shading.Unlit unlit -> "UNLIT";
      case Shading.Lambert lambert -> "LAMBERT";
      case Shading.BlinnPhong(float strength, int exponent) ->
          strength > 0 ? "BLINN_PHONG" : "LAMBERT";
    };
  }

  /** What draws what is behind the models. */
  ShaderProgram background() {
    return program("screen.vert", "background.frag", "");
  }

  /** What makes pixels of samples. */
  ShaderProgram resolve(int samples) {
    return program("screen.vert", "resolve.frag", "#define SAMPLES " + samples + "\n");
  }

  private ShaderProgram program(String vertex, String fragment, String definitions) {
    return programs.computeIfAbsent(
        fragment + "\n" + definitions,
        key -> new ShaderProgram(vertex, fragment, NAMES + definitions));
  }

  @Override
  public void close() {
    programs.values().forEach(ShaderProgram::close);
  }
}
