package org.fitterbench.segmentation.tuning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.segmentation.model.Precision;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.settings.InputSize;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;

/**
 * The values that a search may give to each setting. What a value does to a machine is not known
 * here; two that do the same are told apart from no other by who runs them.
 *
 * @param values as the settings file has them, those to be tried first first
 */
public record CandidateSpace(SortedMap<SettingKey, List<String>> values) {
  private static final String TUNER = "tune";

  /** Parts of the full width and height of the network's input, largest first. */
  private static final double[] PARTS = {0.875, 0.75, 0.625, 0.5, 0.375};

  /** Most networks halve their input four or five times. */
  private static final int[] MULTIPLES = {16, 32};

  public CandidateSpace {
    SortedMap<SettingKey, List<String>> copies = new TreeMap<>();
    values.forEach((key, list) -> {
      if (list.isEmpty()) {
        throw new IllegalArgumentException("No value for " + key.path());
      }
      copies.put(key, List.copyOf(list));
    });
    values = Collections.unmodifiableSortedMap(copies);
  }

  /**
   * What is worth a try with a network on a machine.
   *
   * @param device where the network computes
   * @param cores of the CPU
   * @param precisions that the network computes with there; empty when it has its own
   * @param full the network's input at its full size
   * @param takes whether the network takes an input size
   */
  public static CandidateSpace of(
      TorchDevice device,
      int cores,
      Set<Precision> precisions,
      Extent full,
      Predicate<InputSize> takes) {
    SortedMap<SettingKey, List<String>> values = new TreeMap<>();
    values.put(
        SettingKey.BATCH_SIZE,
        switch (device) {
          case CPU -> List.of("1", "4", "8", "2", "16");
          case GPU -> List.of("8", "16", "4", "32", "1", "2");
        });
    if (!precisions.isEmpty()) {
      values.put(
          SettingKey.PRECISION,
          precisions.stream().sorted(Collections.reverseOrder()).map(Precision::label).toList());
    }
    values.put(SettingKey.NUM_THREADS, counts(cores, cores + 1, 2 * cores, cores - 1, cores / 2));
    values.put(SettingKey.NUM_WORKERS, counts(2, cores / 2, 1));
    values.put(SettingKey.PREFETCH_FACTOR, List.of("1", "4"));
    values.put(SettingKey.USE_MULTIPROCESSING, List.of("true"));
    values.put(SettingKey.MAX_QUEUE_SIZE, List.of("48", "8", "4"));
    values.put(SettingKey.INPUT_SIZE, sizes(full, takes));
    return new CandidateSpace(values);
  }

  private static List<String> counts(int... numbers) {
    List<String> counts = new ArrayList<>();
    for (int number : numbers) {
      String text = String.valueOf(number);
      if (number >= 1 && !counts.contains(text)) {
        counts.add(text);
      }
    }
    return counts;
  }

  /** The network's own size, and smaller ones of about its shape. */
  private static List<String> sizes(Extent full, Predicate<InputSize> takes) {
    List<String> sizes = new ArrayList<>();
    sizes.add("null");
    for (double part : PARTS) {
      smaller(full, part, takes)
          .map(size -> "[" + size.width() + ", " + size.height() + "]")
          .filter(text -> !sizes.contains(text))
          .ifPresent(sizes::add);
    }
    return sizes;
  }

  private static Optional<InputSize> smaller(Extent full, double part, Predicate<InputSize> takes) {
    for (int multiple : MULTIPLES) {
      int width = rounded(full.width() * part, multiple);
      int height = rounded(full.height() * part, multiple);
      boolean isSmaller = width * height < full.width() * full.height();
      if (isSmaller && Math.min(width, height) >= InputSize.SMALLEST) {
        InputSize size = new InputSize(width, height);
        if (takes.test(size)) {
          return Optional.of(size);
        }
      }
    }
    return Optional.empty();
  }

  private static int rounded(double value, int multiple) {
    return multiple * (int) Math.round(value / multiple);
  }

  /**
   * Candidates with one change each, in the order in which they should be tried when there is no
   * time for all: the first value of every setting, then the second, and so on.
   *
   * @param from the settings to change
   * @param start the settings that changes are counted from
   */
  public List<Candidate> neighbours(SegmentationSettings from, SegmentationSettings start) {
    int longest = values.values().stream().mapToInt(List::size).max().orElse(0);
    List<Candidate> neighbours = new ArrayList<>();
    for (int place = 0; place < longest; place++) {
      for (Map.Entry<SettingKey, List<String>> each : values.entrySet()) {
        if (place < each.getValue().size()) {
          SegmentationSettings changed =
              from.with(each.getKey(), each.getValue().get(place), TUNER);
          if (!changed.equals(from)) {
            neighbours.add(Candidate.of(changed, start));
          }
        }
      }
    }
    return neighbours;
  }
}
