package org.fitterbench.facemorph.pipeline;

import org.fitterbench.facemorph.morph.MorphRatios;
import org.fitterbench.facemorph.table.TextureTable;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.render.Antialiasing;

/**
 * What a morph makes and how.
 *
 * @param mode how much is written
 * @param ratios the frames
 * @param width columns of a frame
 * @param height rows of a frame
 * @param framesPerSecond of the video, 1 to 240
 * @param antialiasing how smooth the edges in a frame are
 * @param textures whether textures are used where both faces have one
 * @param up which way is up in the meshes
 * @param meshFormat what meshes of the frames are written as
 * @param texelStep only every so many columns and rows of texels go to the table, at least 1
 * @param workers threads beside the renderer's own, at least 1; what is written does not depend on
 *     it
 */
public record MorphConfig(
    MorphMode mode,
    MorphRatios ratios,
    int width,
    int height,
    int framesPerSecond,
    Antialiasing antialiasing,
    boolean textures,
    UpAxis up,
    MeshFormat meshFormat,
    int texelStep,
    int workers) {
  /** The least and the most columns or rows of a frame. */
  public static final int MINIMUM_SIDE = 16;

  public static final int MAXIMUM_SIDE = 8192;

  /** Columns and rows of a frame of the published pipeline. */
  public static final int DEFAULT_SIDE = 512;

  public static final int DEFAULT_FRAMES_PER_SECOND = 30;
  public static final int MAXIMUM_FRAMES_PER_SECOND = 240;

  public MorphConfig {
    if (Math.min(width, height) < MINIMUM_SIDE || Math.max(width, height) > MAXIMUM_SIDE) {
      throw new IllegalArgumentException("No frame has " + width + " x " + height + " pixels");
    }
    if (framesPerSecond < 1 || framesPerSecond > MAXIMUM_FRAMES_PER_SECOND) {
      throw new IllegalArgumentException(framesPerSecond + " frames a second");
    }
    if (texelStep < 1 || workers < 1) {
      throw new IllegalArgumentException("Step " + texelStep + ", workers " + workers);
    }
  }

  /** What the published pipeline makes, on all processors. */
  public static MorphConfig of(MorphMode mode) {
    return new MorphConfig(
        mode,
        MorphRatios.ofStep(MorphRatios.DEFAULT_STEP),
        DEFAULT_SIDE,
        DEFAULT_SIDE,
        DEFAULT_FRAMES_PER_SECOND,
        Antialiasing.OFF,
        true,
        UpAxis.Z,
        MeshFormat.FBX,
        TextureTable.DEFAULT_STEP,
        Runtime.getRuntime().availableProcessors());
  }

  public boolean isFull() {
    return mode == MorphMode.FULL;
  }

  /** The same with other frames. */
  public MorphConfig withRatios(MorphRatios other) {
    return new MorphConfig(
        mode,
        other,
        width,
        height,
        framesPerSecond,
        antialiasing,
        textures,
        up,
        meshFormat,
        texelStep,
        workers);
  }

  /** The same with frames of another size. */
  public MorphConfig withSize(int otherWidth, int otherHeight) {
    return new MorphConfig(
        mode,
        ratios,
        otherWidth,
        otherHeight,
        framesPerSecond,
        antialiasing,
        textures,
        up,
        meshFormat,
        texelStep,
        workers);
  }

  /** The same with or without textures. */
  public MorphConfig withTextures(boolean used) {
    return new MorphConfig(
        mode,
        ratios,
        width,
        height,
        framesPerSecond,
        antialiasing,
        used,
        up,
        meshFormat,
        texelStep,
        workers);
  }

  /** The same with meshes in another format. */
  public MorphConfig withMeshFormat(MeshFormat other) {
    return new MorphConfig(
        mode,
        ratios,
        width,
        height,
        framesPerSecond,
        antialiasing,
        textures,
        up,
        other,
        texelStep,
        workers);
  }

  /** The same with another number of threads. */
  public MorphConfig withWorkers(int other) {
    return new MorphConfig(
        mode,
        ratios,
        width,
        height,
        framesPerSecond,
        antialiasing,
        textures,
        up,
        meshFormat,
        texelStep,
        other);
  }
}
