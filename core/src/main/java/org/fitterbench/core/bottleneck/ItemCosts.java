package org.fitterbench.core.bottleneck;

import java.util.Comparator;
import java.util.List;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.statistics.Distribution;

/**
 * What the items of a loop cost, each measured by itself.
 *
 * @param id in kebab case, for example {@code jacobian-columns}
 * @param title for a person
 * @param itemTitle what an item is, for example "Parameter"
 * @param sizeTitle what its size counts, for example "Points"; empty where items have none
 * @param repeats how often each was measured
 * @param totalMillis sum over all items
 * @param variationPercent median over the items of their coefficient of variation
 * @param items the dearest first
 */
public record ItemCosts(
    String id,
    String title,
    String itemTitle,
    String sizeTitle,
    int repeats,
    double totalMillis,
    Reading variationPercent,
    List<ItemCost> items) {
  public ItemCosts {
    items = List.copyOf(items);
  }

  /**
   * One item as it was measured.
   *
   * @param name the item
   * @param size how much data it has; 0 where items have no size
   * @param millis [repeats] times
   */
  public record Sample(String name, long size, double[] millis) {}

  /**
   * Takes the median of each item.
   *
   * @param samples at least one, all with as many repeats, at least one
   */
  public static ItemCosts of(
      String id, String title, String itemTitle, String sizeTitle, List<Sample> samples) {
    int repeats = samples.getFirst().millis().length;
    if (samples.stream().anyMatch(sample -> sample.millis().length != repeats)) {
      throw new IllegalArgumentException("Items of " + id + " differ in their repeats");
    }
    double total = samples.stream().mapToDouble(ItemCosts::median).sum();
    List<ItemCost> items =
        samples.stream()
            .map(sample -> cost(sample, total))
            .sorted(
                Comparator.comparingDouble(ItemCost::millis)
                    .reversed()
                    .thenComparing(ItemCost::name))
            .toList();
    return new ItemCosts(
        id, title, itemTitle, sizeTitle, repeats, total, typicalVariation(samples), items);
  }

  private static ItemCost cost(Sample sample, double total) {
    double median = median(sample);
    return new ItemCost(
        sample.name(),
        sample.size(),
        median,
        total == 0 ? 0 : median / total,
        StageClass.of(median, total));
  }

  private static double median(Sample sample) {
    return Distribution.of(sample.millis()).median();
  }

  private static Reading typicalVariation(List<Sample> samples) {
    double[] variations =
        samples.stream()
            .map(sample -> Breakdown.variation(sample.millis()))
            .filter(Reading.Measured.class::isInstance)
            .mapToDouble(reading -> ((Reading.Measured) reading).value())
            .toArray();
    return variations.length == 0
        ? Breakdown.variation(samples.getFirst().millis())
        : Reading.of(Distribution.of(variations).median());
  }
}
