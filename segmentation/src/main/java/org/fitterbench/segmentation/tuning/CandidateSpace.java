package org.fitterbench.segmentation.tuning;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.segmentation.model.Precision;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;

/**
 * The values that a search may give to each setting.
 *
 * @param values as the settings file has them, in the order of its keys
 */
public record CandidateSpace(SortedMap<SettingKey, List<String>> values) {
  private static final String TUNER = "tune";
  private static final int TRIES_PER_CANDIDATE = 20;

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
   * What is worth a try on a machine.
   *
   * @param device where the network computes
   * @param cores of the CPU
   */
  public static CandidateSpace of(TorchDevice device, int cores) {
    SortedMap<SettingKey, List<String>> values = new TreeMap<>();
    values.put(
        SettingKey.BATCH_SIZE,
        switch (device) {
          case CPU -> List.of("1", "2", "4", "8", "16");
          case GPU -> List.of("1", "4", "8", "16", "32");
        });
    values.put(
        SettingKey.PRECISION,
        Precision.supportedOn(device).stream().sorted().map(Precision::label).toList());
    values.put(SettingKey.NUM_THREADS, counts(1, cores - 1, cores, cores + 1));
    values.put(SettingKey.NUM_WORKERS, counts(1, 2, cores / 2));
    values.put(SettingKey.MAX_QUEUE_SIZE, List.of("4", "16", "48"));
    values.put(SettingKey.INPUT_SIZE, List.of("null", "[256, 144]", "[192, 192]", "[160, 96]"));
    return new CandidateSpace(values);
  }

  private static List<String> counts(int... numbers) {
    Set<Integer> counts = new TreeSet<>();
    for (int number : numbers) {
      if (number >= 1) {
        counts.add(number);
      }
    }
    return counts.stream().map(String::valueOf).toList();
  }

  /**
   * Candidates, each once, in the order in which they should be tried when there is no time for
   * all: the start, then every value by itself, then values together, drawn at random.
   *
   * @param start what the search starts from, and whose other settings are kept
   * @param most how many at most, at least 1
   * @param random draws; the same seed draws the same candidates
   */
  public List<Candidate> candidates(SegmentationSettings start, int most, Random random) {
    Set<SegmentationSettings> chosen = new LinkedHashSet<>();
    chosen.add(start);
    for (Map.Entry<SettingKey, List<String>> each : values.entrySet()) {
      each.getValue().forEach(value -> chosen.add(start.with(each.getKey(), value, TUNER)));
    }
    for (int i = 0; i < TRIES_PER_CANDIDATE * most && chosen.size() < most; i++) {
      chosen.add(drawn(start, random));
    }
    return chosen.stream().limit(most).map(each -> Candidate.of(each, start)).toList();
  }

  private SegmentationSettings drawn(SegmentationSettings start, Random random) {
    SegmentationSettings settings = start;
    for (Map.Entry<SettingKey, List<String>> each : values.entrySet()) {
      List<String> list = each.getValue();
      settings = settings.with(each.getKey(), list.get(random.nextInt(list.size())), TUNER);
    }
    return settings;
  }
}
