package org.fitterbench.facemorph.statistics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.fitterbench.facemorph.difference.TextureDifference;
import org.fitterbench.facemorph.displacement.Displacement;

/**
 * The summaries of all components that were measured between two faces: displacements over all
 * vertices, texture differences over the texels that are no background.
 *
 * @param components in the order of {@link Component}; texture components are missing where there
 *     is no texture, or nothing but background
 */
public record FaceStatistics(Map<Component, ComponentStatistics> components) {
  public FaceStatistics {
    components = Collections.unmodifiableMap(new EnumMap<>(components));
  }

  /** Summarises what was measured. */
  public static FaceStatistics of(
      Displacement displacement, Optional<TextureDifference> textureDifference) {
    Map<Component, ComponentStatistics> components = new EnumMap<>(Component.class);
    components.put(Component.NORMAL_DISPLACEMENT, ComponentStatistics.of(displacement.normal()));
    components.put(Component.TANGENT_DISPLACEMENT, ComponentStatistics.of(displacement.tangent()));
    components.put(Component.TOTAL_DISPLACEMENT, ComponentStatistics.of(displacement.total()));
    textureDifference
        .filter(difference -> difference.foregroundCount() > 0)
        .ifPresent(difference -> addTexture(difference, components));
    return new FaceStatistics(components);
  }

  private static void addTexture(
      TextureDifference difference, Map<Component, ComponentStatistics> components) {
    components.put(
        Component.LUMINANCE_DIFFERENCE,
        ComponentStatistics.of(difference.ofForeground(difference.luminance())));
    components.put(
        Component.CHROMA_DIFFERENCE,
        ComponentStatistics.of(difference.ofForeground(difference.chroma())));
    components.put(
        Component.TOTAL_DIFFERENCE,
        ComponentStatistics.of(difference.ofForeground(difference.total())));
  }
}
