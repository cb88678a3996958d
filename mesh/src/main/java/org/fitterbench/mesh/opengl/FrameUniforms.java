package org.fitterbench.mesh.opengl;

import java.nio.FloatBuffer;
import java.util.List;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Lighting.Lamp;
import org.fitterbench.mesh.render.Projection.Orthographic;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.fitterbench.mesh.render.Vector3;
import org.jspecify.annotations.Nullable;
import org.lwjgl.opengl.GL30C;
import org.lwjgl.opengl.GL31C;
import org.lwjgl.opengl.GL45C;
import org.lwjgl.system.MemoryUtil;

/**
 * What all models of a scene share, in the device's memory; copied there when it is not the same as
 * in the last scene.
 */
final class FrameUniforms implements AutoCloseable {
  /** The most lamps of a scene. */
  static final int MAXIMUM_LAMPS = 64;

  /** Numbers of the block by the layout std140: matrix, three vectors, lamps, count. */
  private static final int VIEWER = 16;

  private static final int MIDDLE = 20;
  private static final int SLOPE = 24;
  private static final int TOWARDS = 28;
  private static final int COLOUR = TOWARDS + 4 * MAXIMUM_LAMPS;
  private static final int COUNT = COLOUR + 4 * MAXIMUM_LAMPS;
  private static final int NUMBERS = COUNT + 4;

  private final Transfers transfers;
  private final int buffer = GL45C.glCreateBuffers();
  private final FloatBuffer numbers = MemoryUtil.memCallocFloat(NUMBERS);
  private @Nullable Camera camera;
  private @Nullable Lighting lighting;
  private int width;
  private int height;

  FrameUniforms(Transfers transfers) {
    this.transfers = transfers;
    GL45C.glNamedBufferStorage(buffer, (long) NUMBERS * Float.BYTES, GL45C.GL_DYNAMIC_STORAGE_BIT);
  }

  /**
   * Makes a scene's numbers those of the next models.
   *
   * @throws IllegalArgumentException if there are more than {@value #MAXIMUM_LAMPS} lamps
   */
  void set(Camera newCamera, Lighting newLighting, int newWidth, int newHeight) {
    GL30C.glBindBufferBase(GL31C.GL_UNIFORM_BUFFER, 0, buffer);
    if (newCamera.equals(camera)
        && newLighting.equals(lighting)
        && newWidth == width
        && newHeight == height) {
      return;
    }
    setView(newCamera, (double) newWidth / newHeight);
    setLight(newLighting);
    GL45C.glNamedBufferSubData(buffer, 0, numbers);
    transfers.add();
    camera = newCamera;
    lighting = newLighting;
    width = newWidth;
    height = newHeight;
  }

  /**
   * Of the four clip coordinates x runs to the right, y downwards, as rows do, and depth from 1 at
   * the near plane towards 0.
   */
  private void setView(Camera from, double aspect) {
    Vector3 forward = from.forward();
    Vector3 right = from.right();
    Vector3 down = forward.cross(right);
    Vector3 none = new Vector3(0, 0, 0);
    switch (from.projection()) {
      case Perspective(double field, double near) -> {
        double tangent = StrictMath.tan(field / 2);
        setRow(0, from.eye(), right.times(1 / (tangent * aspect)), 0);
        setRow(1, from.eye(), down.times(1 / tangent), 0);
        setRow(2, from.eye(), none, near);
        setRow(3, from.eye(), forward, 0);
        set(VIEWER, from.eye(), 1);
      }
      case Orthographic(double extent, double depth) -> {
        setRow(0, from.eye(), right.times(2 / (extent * aspect)), 0);
        setRow(1, from.eye(), down.times(2 / extent), 0);
        setRow(2, from.eye(), forward.times(-1 / depth), 1);
        setRow(3, from.eye(), none, 1);
        set(VIEWER, forward.times(-1), 0);
      }
    }
  }

  /** Rows of the matrix lie across its columns. */
  private void setRow(int row, Vector3 eye, Vector3 factors, double constant) {
    numbers.put(row, (float) factors.x());
    numbers.put(4 + row, (float) factors.y());
    numbers.put(8 + row, (float) factors.z());
    numbers.put(12 + row, (float) (constant - factors.dot(eye)));
  }

  private void setLight(Lighting from) {
    List<Lamp> lamps = from.lamps();
    if (lamps.size() > MAXIMUM_LAMPS) {
      throw new IllegalArgumentException(
          lamps.size() + " lamps are more than " + MAXIMUM_LAMPS + ", which OpenGL draws with");
    }
    set(MIDDLE, vector(from.sky()).plus(vector(from.ground())).times(0.5), 0);
    set(SLOPE, vector(from.sky()).minus(vector(from.ground())).times(0.5), 0);
    for (int i = 0; i < lamps.size(); i++) {
      set(TOWARDS + 4 * i, lamps.get(i).towards(), 0);
      set(COLOUR + 4 * i, vector(lamps.get(i).colour()), 0);
    }
    numbers.put(COUNT, Float.intBitsToFloat(lamps.size()));
  }

  private static Vector3 vector(Lighting.Colour colour) {
    return new Vector3(colour.red(), colour.green(), colour.blue());
  }

  private void set(int at, Vector3 vector, double fourth) {
    numbers.put(at, (float) vector.x());
    numbers.put(at + 1, (float) vector.y());
    numbers.put(at + 2, (float) vector.z());
    numbers.put(at + 3, (float) fourth);
  }

  @Override
  public void close() {
    GL45C.glDeleteBuffers(buffer);
    MemoryUtil.memFree(numbers);
  }
}
