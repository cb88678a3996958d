package org.fitterbench.segmentation.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fitterbench.segmentation.quality.FrameQuality.Stability;

/** A comparison of masks as JSON; all figures are shares of 1. */
public final class QualityJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private QualityJson() {}

  /** The text of a file that holds the comparison. */
  public static String text(MaskComparison comparison) {
    MaskQuality quality = comparison.quality();
    ObjectNode root = MAPPER.createObjectNode();
    root.put("frames", quality.frames());
    root.put("iou", quality.intersectionOverUnion());
    root.put("soft_iou", quality.softIntersectionOverUnion());
    root.put("mean_absolute_error", quality.meanAbsoluteError());
    root.put("boundary_precision", quality.boundaryPrecision());
    root.put("boundary_recall", quality.boundaryRecall());
    root.put("boundary_f", quality.boundaryF());
    quality.stability().ifPresent(stability -> put(stability, root));
    root.put("worst_frame", quality.worstFrame());
    root.put("worst_iou", quality.worstIntersectionOverUnion());
    var frames = root.putArray("per_frame");
    for (FrameQuality frame : comparison.frames()) {
      ObjectNode node = frames.addObject();
      node.put("iou", frame.intersectionOverUnion());
      node.put("soft_iou", frame.softIntersectionOverUnion());
      node.put("mean_absolute_error", frame.meanAbsoluteError());
      node.put("boundary_precision", frame.boundary().precision());
      node.put("boundary_recall", frame.boundary().recall());
      node.put("boundary_f", frame.boundary().f());
      frame.stability().ifPresent(stability -> put(stability, node));
    }
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A tree of numbers is always JSON", impossible);
    }
  }

  private static void put(Stability stability, ObjectNode node) {
    node.put("flicker", stability.flicker());
    node.put("dtssd", stability.derivativeError());
  }
}
