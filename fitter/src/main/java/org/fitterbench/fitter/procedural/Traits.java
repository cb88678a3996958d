package org.fitterbench.fitter.procedural;

import java.util.List;
import org.fitterbench.fitter.data.PhenotypeShape;

/**
 * What the labels of a phenotype shape say, as numbers. What a shape does not speak of is average.
 *
 * @param female 1 for female, 0 for male
 * @param age {@code baby}, {@code child}, {@code young} or {@code old}
 * @param old 1 for old, 0 for the other ages
 * @param muscle −1 min, 0 average, 1 max
 * @param weight likewise
 * @param tall likewise
 * @param ideal 1 ideal, −1 uncommon proportions
 * @param cup −1 min, 0 average, 1 max
 * @param firmness likewise
 * @param race {@code african}, {@code asian}, {@code caucasian} or empty
 */
record Traits(
    double female,
    String age,
    double old,
    double muscle,
    double weight,
    double tall,
    double ideal,
    double cup,
    double firmness,
    String race) {
  static Traits of(List<String> labels) {
    return new Traits(
        labels.contains("female") ? 1 : 0,
        oneOf(labels, List.of(PhenotypeShape.BABY, "child", "young", "old")),
        labels.contains("old") ? 1 : 0,
        degree(labels, "muscle"),
        degree(labels, "weight"),
        degree(labels, "height"),
        labels.contains("idealproportions") ? 1 : -1,
        degree(labels, "cup"),
        degree(labels, "firmness"),
        oneOf(labels, List.of("african", "asian", "caucasian")));
  }

  /** Size of the body relative to a young adult's. */
  double scale() {
    return switch (age) {
      case PhenotypeShape.BABY -> 0.44;
      case "child" -> 0.74;
      case "old" -> 0.98;
      default -> 1;
    };
  }

  /** Size of the head relative to a young adult's. */
  double headScale() {
    return switch (age) {
      case PhenotypeShape.BABY -> 0.68;
      case "child" -> 0.9;
      default -> 1;
    };
  }

  /** How far the sexes have grown apart, from 0 to 1. */
  double maturity() {
    return switch (age) {
      case PhenotypeShape.BABY -> 0;
      case "child" -> 0.25;
      default -> 1;
    };
  }

  private static double degree(List<String> labels, String trait) {
    return labels.contains("max" + trait) ? 1 : labels.contains("min" + trait) ? -1 : 0;
  }

  private static String oneOf(List<String> labels, List<String> choices) {
    return choices.stream().filter(labels::contains).findFirst().orElse("");
  }
}
