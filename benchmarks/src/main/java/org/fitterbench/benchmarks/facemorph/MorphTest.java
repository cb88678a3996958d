package org.fitterbench.benchmarks.facemorph;

import org.fitterbench.facemorph.pipeline.MorphConfig;
import org.fitterbench.facemorph.pipeline.MorphMode;

/** The three tests of the published analysis of the Python package. */
public enum MorphTest {
  /** Test 1: frames and both heat maps. */
  DEFAULT,
  /** Test 2: frames and the heat map of the shape. */
  WITHOUT_TEXTURES,
  /** Test 3: also meshes, the video and the tables. */
  FULL;

  /** What the pipeline is asked for, the rest as published. */
  public MorphConfig config() {
    return switch (this) {
      case DEFAULT -> MorphConfig.of(MorphMode.DEFAULT);
      case WITHOUT_TEXTURES -> MorphConfig.of(MorphMode.DEFAULT).withTextures(false);
      case FULL -> MorphConfig.of(MorphMode.FULL);
    };
  }
}
