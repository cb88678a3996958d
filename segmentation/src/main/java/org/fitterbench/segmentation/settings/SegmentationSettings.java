package org.fitterbench.segmentation.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;

/**
 * All settings of video segmentation.
 *
 * @param gpu how the network computes
 * @param model what it is given
 * @param processing how frames travel
 * @param performance what is to be reached
 */
public record SegmentationSettings(
    GpuSettings gpu,
    ModelSettings model,
    ProcessingSettings processing,
    PerformanceSettings performance) {

  /** Settings of values that have been checked, one for each key. */
  static SegmentationSettings of(Map<SettingKey, JsonNode> values) {
    for (SettingKey key : SettingKey.values()) {
      JsonNode value = values.get(key);
      if (value == null || !key.value().accepts(value)) {
        throw new IllegalArgumentException(key.path() + " is " + key.allowed() + ", not " + value);
      }
    }
    return new SegmentationSettings(
        new GpuSettings(
            PrecisionMode.valueOf(
                node(values, SettingKey.PRECISION).textValue().toUpperCase(Locale.ROOT)),
            node(values, SettingKey.MAX_VRAM_USAGE).doubleValue(),
            decimal(node(values, SettingKey.MEMORY_FRACTION)),
            node(values, SettingKey.CUDNN_BENCHMARK).booleanValue(),
            node(values, SettingKey.CUDNN_DETERMINISTIC).booleanValue(),
            node(values, SettingKey.ALLOW_TF32).booleanValue()),
        new ModelSettings(
            node(values, SettingKey.BATCH_SIZE).intValue(),
            size(node(values, SettingKey.INPUT_SIZE)),
            whole(node(values, SettingKey.NUM_WORKERS)),
            node(values, SettingKey.PREFETCH_FACTOR).intValue()),
        new ProcessingSettings(
            whole(node(values, SettingKey.NUM_THREADS)),
            node(values, SettingKey.USE_MULTIPROCESSING).booleanValue(),
            node(values, SettingKey.MAX_QUEUE_SIZE).intValue(),
            node(values, SettingKey.CHUNK_SIZE).intValue(),
            node(values, SettingKey.ENABLE_CACHING).booleanValue(),
            node(values, SettingKey.CACHE_SIZE_GB).doubleValue(),
            node(values, SettingKey.SMOOTH).doubleValue()),
        new PerformanceSettings(
            node(values, SettingKey.TARGET_FPS).doubleValue(),
            node(values, SettingKey.MAX_LATENCY_MS).doubleValue(),
            node(values, SettingKey.AUTO_TUNE).booleanValue()));
  }

  private static JsonNode node(Map<SettingKey, JsonNode> values, SettingKey key) {
    return Objects.requireNonNull(values.get(key));
  }

  private static OptionalInt whole(JsonNode node) {
    return node.isNull() ? OptionalInt.empty() : OptionalInt.of(node.intValue());
  }

  private static OptionalDouble decimal(JsonNode node) {
    return node.isNull() ? OptionalDouble.empty() : OptionalDouble.of(node.doubleValue());
  }

  private static Optional<InputSize> size(JsonNode node) {
    return node.isNull()
        ? Optional.empty()
        : Optional.of(new InputSize(node.get(0).intValue(), node.get(1).intValue()));
  }

  /**
   * The same with one setting changed, as an option of a command does.
   *
   * @param text the value as the file has it, for example {@code [256, 144]}
   * @param place where it was given, for a message, for example {@code --batch-size}
   * @throws UserInputException when the key may not be that
   */
  public SegmentationSettings with(SettingKey key, String text, String place) {
    Map<SettingKey, JsonNode> values = values();
    values.put(key, SettingsFile.DOCUMENT.value(key, text, place));
    return of(values);
  }

  Map<SettingKey, JsonNode> values() {
    Map<SettingKey, JsonNode> values = new EnumMap<>(SettingKey.class);
    for (SettingKey key : SettingKey.values()) {
      values.put(key, key.read(this));
    }
    return values;
  }

  /** The keys that change nothing on a device, to be said once in the report of a run. */
  public static List<SettingKey> withoutEffectOn(TorchDevice device) {
    return Stream.of(SettingKey.values()).filter(key -> !key.hasEffectOn(device)).toList();
  }

  public SegmentationSettings withGpu(GpuSettings other) {
    return new SegmentationSettings(other, model, processing, performance);
  }

  public SegmentationSettings withModel(ModelSettings other) {
    return new SegmentationSettings(gpu, other, processing, performance);
  }
}
