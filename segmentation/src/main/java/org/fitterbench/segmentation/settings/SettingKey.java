package org.fitterbench.segmentation.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.segmentation.frame.MaskSmoother;
import org.fitterbench.segmentation.yaml.AllowedValue;
import org.fitterbench.segmentation.yaml.DocumentKey;
import org.fitterbench.segmentation.yaml.ValueText;

/**
 * The keys of the settings file, in its order: where each stands, what it may be, what it means.
 */
@SuppressWarnings(
    "ImmutableEnumChecker") // records of numbers and words, and functions without state
public enum SettingKey implements DocumentKey {
  PRECISION(
      SettingSection.GPU,
      Reach.EVERYWHERE,
      new AllowedValue.Word(
          Arrays.stream(PrecisionMode.values()).map(PrecisionMode::label).toList()),
      settings -> TextNode.valueOf(settings.gpu().precision().label()),
      "The numbers that the network computes with. CPU: fp32, bf16, int8 (in those convolutions"
          + " in which masks keep), the fastest of which depends on the network; GPU: fp32, fp16,"
          + " bf16; mixed takes 16 bits where the device gains and the mask keeps."),
  MAX_VRAM_USAGE(
      SettingSection.GPU,
      Reach.NOWHERE,
      new AllowedValue.Decimal(0.1, 1),
      settings -> DoubleNode.valueOf(settings.gpu().maxVramUsage()),
      "Share of the GPU's memory that may be used. Without effect: a batch that finds no memory is"
          + " halved instead."),
  MEMORY_FRACTION(
      SettingSection.GPU,
      Reach.NOWHERE,
      new AllowedValue.Unset(new AllowedValue.Decimal(0.05, 1)),
      settings -> optional(settings.gpu().memoryFraction().stream().mapToObj(DoubleNode::valueOf)),
      "Share of the GPU's memory that is set aside at the start. Without effect: the engine takes"
          + " what it needs."),
  CUDNN_BENCHMARK(
      SettingSection.GPU,
      Reach.GPU,
      new AllowedValue.Flag(),
      settings -> BooleanNode.valueOf(settings.gpu().cudnnBenchmark()),
      "Whether cuDNN times its convolutions at the start and takes the fastest. Without effect on"
          + " the CPU."),
  CUDNN_DETERMINISTIC(
      SettingSection.GPU,
      Reach.NOWHERE,
      new AllowedValue.Flag(),
      settings -> BooleanNode.valueOf(settings.gpu().cudnnDeterministic()),
      "Whether cuDNN takes only convolutions whose results repeat to the last bit. Without effect:"
          + " DJL has no switch for it."),
  ALLOW_TF32(
      SettingSection.GPU,
      Reach.NOWHERE,
      new AllowedValue.Flag(),
      settings -> BooleanNode.valueOf(settings.gpu().allowTf32()),
      "Whether products of fp32 numbers may be rounded to TF32's 10 bits of fraction. Without"
          + " effect: the environment variable NVIDIA_TF32_OVERRIDE decides."),

  BATCH_SIZE(
      SettingSection.MODEL,
      Reach.EVERYWHERE,
      new AllowedValue.Whole(1, 256),
      settings -> IntNode.valueOf(settings.model().batchSize()),
      "Pictures of one inference; both eyes of a stereo frame are two. More give throughput, fewer"
          + " give latency."),
  INPUT_SIZE(
      SettingSection.MODEL,
      Reach.EVERYWHERE,
      new AllowedValue.Unset(
          new AllowedValue.Several(
              "[width, height]", 2, new AllowedValue.Whole(InputSize.SMALLEST, InputSize.LARGEST))),
      settings -> optional(settings.model().inputSize().stream().map(SettingKey::array)),
      "Width and height of the pictures that the network is given; null takes the network's own."),
  NUM_WORKERS(
      SettingSection.MODEL,
      Reach.EVERYWHERE,
      new AllowedValue.Unset(new AllowedValue.Whole(1, 256)),
      settings -> optional(settings.model().numWorkers().stream().mapToObj(IntNode::valueOf)),
      "Threads that make frames ready for the network; null takes a quarter of the cores, at least"
          + " 1."),
  PREFETCH_FACTOR(
      SettingSection.MODEL,
      Reach.EVERYWHERE,
      new AllowedValue.Whole(1, 64),
      settings -> IntNode.valueOf(settings.model().prefetchFactor()),
      "Batches that are made ready ahead for each thread that infers."),

  NUM_THREADS(
      SettingSection.PROCESSING,
      Reach.EVERYWHERE,
      new AllowedValue.Unset(new AllowedValue.Whole(1, 1024)),
      settings -> optional(settings.processing().numThreads().stream().mapToObj(IntNode::valueOf)),
      "Threads that compute on the CPU; null takes as many as there are cores."),
  USE_MULTIPROCESSING(
      SettingSection.PROCESSING,
      Reach.EVERYWHERE,
      new AllowedValue.Flag(),
      settings -> BooleanNode.valueOf(settings.processing().useMultiprocessing()),
      "Whether the stages work beside each other. In the JVM the workers are threads that share"
          + " memory, not processes; false sends one frame after the other through all stages."),
  MAX_QUEUE_SIZE(
      SettingSection.PROCESSING,
      Reach.EVERYWHERE,
      new AllowedValue.Whole(1, 10_000),
      settings -> IntNode.valueOf(settings.processing().maxQueueSize()),
      "Frames that may wait between the stages: up to one or two seconds of them even out the work;"
          + " each of 4K takes 12 MB."),
  CHUNK_SIZE(
      SettingSection.PROCESSING,
      Reach.EVERYWHERE,
      new AllowedValue.Whole(1, 100_000),
      settings -> IntNode.valueOf(settings.processing().chunkSize()),
      "Frames of one portion, after each of which progress is reported."),
  ENABLE_CACHING(
      SettingSection.PROCESSING,
      Reach.EVERYWHERE,
      new AllowedValue.Flag(),
      settings -> BooleanNode.valueOf(settings.processing().enableCaching()),
      "Whether masks are kept in the cache folder for repeated work on the same video."),
  CACHE_SIZE_GB(
      SettingSection.PROCESSING,
      Reach.EVERYWHERE,
      new AllowedValue.Decimal(0.01, 1024),
      settings -> DoubleNode.valueOf(settings.processing().cacheSizeGb()),
      "The most that the kept masks take, in 10^9 bytes; the oldest are removed first."),
  SMOOTH(
      SettingSection.PROCESSING,
      Reach.EVERYWHERE,
      new AllowedValue.Decimal(0, MaskSmoother.MOST),
      settings -> DoubleNode.valueOf(settings.processing().smooth()),
      "Share of its mask before that a place of a video keeps where the picture stands still; where"
          + " it changes the new mask stands. More flickers less, 0 takes each frame by itself."),

  TARGET_FPS(
      SettingSection.PERFORMANCE,
      Reach.EVERYWHERE,
      new AllowedValue.Decimal(1, 1000),
      settings -> DoubleNode.valueOf(settings.performance().targetFps()),
      "Frames a second to reach; both eyes of a stereo frame are one."),
  MAX_LATENCY_MS(
      SettingSection.PERFORMANCE,
      Reach.EVERYWHERE,
      new AllowedValue.Decimal(1, 60_000),
      settings -> DoubleNode.valueOf(settings.performance().maxLatencyMillis()),
      "The longest time from a frame to its mask, in milliseconds."),
  AUTO_TUNE(
      SettingSection.PERFORMANCE,
      Reach.NOWHERE,
      new AllowedValue.Flag(),
      settings -> BooleanNode.valueOf(settings.performance().autoTune()),
      "Whether faster settings are looked for at the start of a run. Without effect: 'fitter-bench"
          + " tune' looks for them and writes them.");

  private enum Reach {
    EVERYWHERE,
    /** On a GPU alone. */
    GPU,
    /** Kept for files that have it; its description says what takes its place. */
    NOWHERE
  }

  private final SettingSection section;
  private final Reach reach;
  private final AllowedValue value;
  private final Function<SegmentationSettings, JsonNode> reader;
  private final String description;

  SettingKey(
      SettingSection section,
      Reach reach,
      AllowedValue value,
      Function<SegmentationSettings, JsonNode> reader,
      String description) {
    this.section = section;
    this.reach = reach;
    this.value = value;
    this.reader = reader;
    this.description = description;
  }

  @Override
  public SettingSection section() {
    return section;
  }

  @Override
  public String description() {
    return description;
  }

  /** What it may be, for example {@code a whole number from 1 to 256}. */
  public String allowed() {
    return value.allowed();
  }

  /** What it is in some settings, as YAML: {@code 8}, {@code [256, 144]}, {@code null}. */
  public String text(SegmentationSettings settings) {
    return ValueText.of(read(settings));
  }

  @Override
  public AllowedValue value() {
    return value;
  }

  JsonNode read(SegmentationSettings settings) {
    return reader.apply(settings);
  }

  /** Whether it changes anything where the network runs on a device. */
  boolean hasEffectOn(TorchDevice device) {
    return switch (reach) {
      case EVERYWHERE -> true;
      case GPU -> device == TorchDevice.GPU;
      case NOWHERE -> false;
    };
  }

  void require(int number) {
    require(IntNode.valueOf(number));
  }

  void require(double number) {
    require(DoubleNode.valueOf(number));
  }

  private void require(JsonNode node) {
    if (!value.accepts(node)) {
      throw new IllegalArgumentException(path() + " is " + allowed() + ", not " + node);
    }
  }

  private static JsonNode optional(Stream<? extends JsonNode> value) {
    return value.map(JsonNode.class::cast).findFirst().orElse(NullNode.getInstance());
  }

  private static JsonNode array(InputSize size) {
    return JsonNodeFactory.instance.arrayNode().add(size.width()).add(size.height());
  }
}
