package org.fitterbench.mesh.opengl;

import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.TriangleMesh;
import org.jspecify.annotations.Nullable;
import org.lwjgl.opengl.GL45C;

/** Draws scenes with the context of the calling thread, and keeps what they are made of there. */
final class SceneDrawer implements DeviceCopy {
  /** Where the four samples of a pixel are, right of its middle, in pixels: a rotated grid. */
  private static final float[] SAMPLE_X = {-0.125f, 0.375f, -0.375f, 0.125f};

  /** The same, below its middle. */
  private static final float[] SAMPLE_Y = {-0.375f, -0.125f, 0.125f, 0.375f};

  private static final int POSITION = 0;
  private static final int NORMAL = 1;
  private static final int COORDINATE = 2;
  private static final int COLOUR = 3;

  private final Transfers transfers;
  private final ShaderLibrary shaders = new ShaderLibrary();
  private final FrameUniforms uniforms;
  private final DeviceCache<TriangleMesh, TopologyBuffers> topologies = new DeviceCache<>();
  private final DeviceCache<ShapeBuffer.Key, ShapeBuffer> shapes = new DeviceCache<>();
  private final DeviceCache<ColourBuffer.Key, ColourBuffer> colours = new DeviceCache<>();
  private final DeviceCache<Picture, TextureImage> textures = new DeviceCache<>();
  private final int vertexArray = GL45C.glCreateVertexArrays();
  private @Nullable FrameBuffers buffers;
  private long pictures;

  SceneDrawer(Transfers transfers) {
    this.transfers = transfers;
    uniforms = new FrameUniforms(transfers);
    attribute(POSITION, 0, 3, 0);
    attribute(NORMAL, 0, 3, 3 * Float.BYTES);
    attribute(COORDINATE, 1, 2, 0);
    GL45C.glVertexArrayAttribBinding(vertexArray, COLOUR, 2);
    // Blue is the lowest byte of a colour.
    GL45C.glVertexArrayAttribFormat(
        vertexArray, COLOUR, GL45C.GL_BGRA, GL45C.GL_UNSIGNED_BYTE, true, 0);
    GL45C.glBindVertexArray(vertexArray);
    GL45C.glEnable(GL45C.GL_DEPTH_TEST);
    GL45C.glEnable(GL45C.GL_FRAMEBUFFER_SRGB);
    // Depth is 1 at the near plane and falls to 0, where floating point is finest.
    GL45C.glClipControl(GL45C.GL_LOWER_LEFT, GL45C.GL_ZERO_TO_ONE);
    GL45C.glDepthFunc(GL45C.GL_GREATER);
    // Rows run downwards, so fronts run clockwise.
    GL45C.glFrontFace(GL45C.GL_CW);
  }

  private void attribute(int index, int binding, int numbers, int offset) {
    GL45C.glVertexArrayAttribBinding(vertexArray, index, binding);
    GL45C.glVertexArrayAttribFormat(vertexArray, index, numbers, GL45C.GL_FLOAT, false, offset);
  }

  /** Draws a scene; {@link #beginReading} lets its picture be read. */
  void draw(Scene scene, int width, int height) {
    FrameBuffers target = target(scene, width, height);
    uniforms.set(scene.camera(), scene.lighting(), width, height);
    int samples = scene.antialiasing().samples();
    for (int sample = 0; sample < samples; sample++) {
      target.begin(sample);
      drawBackground(scene.background(), height);
      float toSampleX = samples == 1 ? 0 : -2f * SAMPLE_X[sample] / width;
      float toSampleY = samples == 1 ? 0 : -2f * SAMPLE_Y[sample] / height;
      for (Model model : scene.models()) {
        if (model.triangles().triangleCount() > 0) {
          draw(model, toSampleX, toSampleY);
        }
      }
    }
    if (samples > 1) {
      target.beginResolving();
      shaders.resolve(samples).use();
      drawScreen();
    }
    pictures++;
    topologies.evict(pictures);
    shapes.evict(pictures);
    colours.evict(pictures);
    textures.evict(pictures);
  }

  private FrameBuffers target(Scene scene, int width, int height) {
    FrameBuffers current = buffers;
    if (current == null || !current.isFor(width, height, scene.antialiasing())) {
      if (current != null) {
        current.close();
      }
      buffers = null;
      current = new FrameBuffers(width, height, scene.antialiasing());
      buffers = current;
    }
    return current;
  }

  /** Makes the last picture what is read from. */
  void beginReading() {
    if (buffers != null) {
      buffers.beginReading();
    }
  }

  private void drawBackground(Background background, int height) {
    shaders.background().use();
    setColour(0, background.top());
    setColour(1, background.bottom());
    GL45C.glUniform1i(2, height);
    drawScreen();
  }

  private void drawScreen() {
    GL45C.glDisable(GL45C.GL_CULL_FACE);
    GL45C.glDisable(GL45C.GL_DEPTH_TEST);
    enable(POSITION, false);
    enable(NORMAL, false);
    enable(COORDINATE, false);
    enable(COLOUR, false);
    GL45C.glDrawArrays(GL45C.GL_TRIANGLES, 0, 3);
    GL45C.glEnable(GL45C.GL_DEPTH_TEST);
  }

  private void enable(int attribute, boolean on) {
    if (on) {
      GL45C.glEnableVertexArrayAttrib(vertexArray, attribute);
    } else {
      GL45C.glDisableVertexArrayAttrib(vertexArray, attribute);
    }
  }

  private static void setColour(int location, int colour) {
    GL45C.glUniform3f(
        location,
        (colour >> 16 & 0xFF) / 255f,
        (colour >> 8 & 0xFF) / 255f,
        (colour & 0xFF) / 255f);
  }

  private void draw(Model model, float toSampleX, float toSampleY) {
    TriangleMesh triangles = model.triangles();
    TopologyBuffers topology =
        topologies.get(triangles, pictures, made -> new TopologyBuffers(made, transfers));
    ShapeBuffer shape =
        shapes.get(
            new ShapeBuffer.Key(triangles, model.positions(), model.normals()),
            pictures,
            key -> new ShapeBuffer(triangles, transfers));
    int vertices = shape.with(model.positions(), model.normals());
    GL45C.glVertexArrayVertexBuffer(vertexArray, 0, vertices, 0, ShapeBuffer.VERTEX * Float.BYTES);
    GL45C.glVertexArrayElementBuffer(vertexArray, topology.corners());
    enable(POSITION, true);
    enable(NORMAL, true);
    shaders.surface(model.surface(), model.shading()).use();
    GL45C.glUniform2f(3, toSampleX, toSampleY);
    setSurface(model, topology);
    if (model.shading() instanceof Shading.BlinnPhong(float strength, int exponent)
        && strength > 0) {
      GL45C.glUniform1f(1, strength);
      GL45C.glUniform1f(2, exponent);
    }
    switch (model.culling()) {
      case BACK_FACES -> GL45C.glEnable(GL45C.GL_CULL_FACE);
      case NONE -> GL45C.glDisable(GL45C.GL_CULL_FACE);
    }
    GL45C.glDrawElements(GL45C.GL_TRIANGLES, topology.cornerCount(), GL45C.GL_UNSIGNED_INT, 0);
  }

  private void setSurface(Model model, TopologyBuffers topology) {
    enable(COORDINATE, model.surface().isTextured());
    if (model.surface().isTextured()) {
      GL45C.glVertexArrayVertexBuffer(vertexArray, 1, topology.coordinates(), 0, 2 * Float.BYTES);
    }
    enable(COLOUR, model.surface() instanceof Surface.VertexColours);
    switch (model.surface()) {
      case Surface.Plain(int colour) -> setColour(0, colour);
      case Surface.VertexColours(int[] ofVertices) -> {
        ColourBuffer buffer =
            colours.get(
                new ColourBuffer.Key(model.triangles(), ofVertices),
                pictures,
                key -> new ColourBuffer(model.triangles(), transfers));
        GL45C.glVertexArrayVertexBuffer(vertexArray, 2, buffer.with(ofVertices), 0, Integer.BYTES);
      }
      case Surface.Textured(var texture) -> bind(0, texture);
      case Surface.BlendedTextures(var first, var second, float ratio) -> {
        bind(0, first);
        bind(1, second);
        GL45C.glUniform1f(0, ratio);
      }
    }
  }

  private void bind(int unit, Texture texture) {
    textures
        .get(texture.picture(), pictures, picture -> new TextureImage(picture, transfers))
        .bind(unit, texture.wrap());
  }

  @Override
  public void close() {
    shaders.close();
    uniforms.close();
    topologies.clear();
    shapes.clear();
    colours.clear();
    textures.clear();
    GL45C.glDeleteVertexArrays(vertexArray);
    if (buffers != null) {
      buffers.close();
    }
  }
}
