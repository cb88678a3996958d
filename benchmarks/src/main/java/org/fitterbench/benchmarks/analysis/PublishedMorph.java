package org.fitterbench.benchmarks.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fitterbench.benchmarks.facemorph.MorphTest;
import org.fitterbench.core.bottleneck.PublishedStage;
import org.fitterbench.facemorph.pipeline.MorphStage;

/**
 * What the published analysis of the Python package says of its three tests: 41 frames of 512 by
 * 512, 18,024 vertices, an AMD EPYC 7763, no GPU. It tells most stages two by two.
 */
final class PublishedMorph {
  private static final double MILLIS_PER_SECOND = 1000;

  private PublishedMorph() {}

  /** The name of the published stage that a stage of ours is part of. */
  static String stage(MorphStage stage) {
    return switch (stage) {
      case VALIDATION, CONVERSION -> "1-2 validation, conversion";
      case LOADING, TOPOLOGY -> "3-4 loading, topology check";
      case SHAPE_MORPH, TEXTURE_MORPH -> "5-6 morphs";
      case RENDERING -> "7 rendering, saving, meshes";
      case HEAT_MAPS -> "7.5 heat maps";
      case VIDEO -> "8 video";
      case TABLES -> "9 CSV";
    };
  }

  /** The published total of a test. */
  static double totalMillis(MorphTest test) {
    return MILLIS_PER_SECOND
        * switch (test) {
          case DEFAULT -> 16.21;
          case WITHOUT_TEXTURES -> 7.60;
          case FULL -> 48.35;
        };
  }

  /**
   * The published stages of a test. Those of the test without textures add up to more than its
   * total, those of the full mode to less; both are as published.
   */
  static List<PublishedStage> stages(MorphTest test) {
    Map<MorphStage, Double> seconds =
        switch (test) {
          case DEFAULT ->
              Map.of(
                  MorphStage.VALIDATION, 2.0,
                  MorphStage.LOADING, 1.5,
                  MorphStage.SHAPE_MORPH, 1.0,
                  MorphStage.RENDERING, 4.0,
                  MorphStage.HEAT_MAPS, 7.0);
          case WITHOUT_TEXTURES ->
              Map.of(
                  MorphStage.VALIDATION, 2.0,
                  MorphStage.LOADING, 1.0,
                  MorphStage.SHAPE_MORPH, 0.8,
                  MorphStage.RENDERING, 9.0,
                  MorphStage.HEAT_MAPS, 3.0);
          case FULL ->
              Map.of(
                  MorphStage.VALIDATION, 2.0,
                  MorphStage.LOADING, 1.5,
                  MorphStage.SHAPE_MORPH, 1.0,
                  MorphStage.RENDERING, 4.0 + 3.0,
                  MorphStage.HEAT_MAPS, 7.0,
                  MorphStage.VIDEO, 0.5,
                  MorphStage.TABLES, 1.0);
        };
    List<PublishedStage> stages = new ArrayList<>();
    seconds.forEach((stage, time) -> {
      double millis = MILLIS_PER_SECOND * time;
      stages.add(new PublishedStage(stage(stage), millis, millis / totalMillis(test)));
    });
    stages.sort((a, b) -> a.stage().compareTo(b.stage()));
    return stages;
  }
}
