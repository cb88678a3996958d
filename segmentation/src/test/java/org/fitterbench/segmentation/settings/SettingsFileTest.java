package org.fitterbench.segmentation.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SettingsFileTest {
  private static final SegmentationSettings BASE = Profile.BALANCED.settings();

  @TempDir private Path folder = Path.of("");

  @Test
  void theKeysOfAFileReplaceTheProfilesAndTheOthersStay() {
    SegmentationSettings read =
        parse(
            """
            gpu:
              precision: fp16
            model:
              batch_size: 8   # frames at once
              input_size: [1024, 512]
            performance:
              target_fps: 59.94
            """);
    assertEquals(PrecisionMode.FP16, read.gpu().precision());
    assertEquals(8, read.model().batchSize());
    assertEquals(Optional.of(new InputSize(1024, 512)), read.model().inputSize());
    assertEquals(59.94, read.performance().targetFps());
    assertEquals(BASE.processing(), read.processing());
    assertEquals(BASE.model().prefetchFactor(), read.model().prefetchFactor());
  }

  @Test
  void anEmptyFileAndEmptySectionsChangeNothing() {
    assertEquals(BASE, parse(""));
    assertEquals(BASE, parse("# nothing\n"));
    assertEquals(BASE, parse("---\ngpu:\nmodel: {}\nprocessing: null\n"));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadBackEqual(Profile profile) {
    SegmentationSettings settings = profile.settings();
    Path file = folder.resolve("mine.yaml");
    SettingsFile.write(file, settings, "Written for a test.\nWith two lines.");
    for (Profile base : Profile.values()) {
      assertEquals(settings, GivenSettings.of(base).withFile(file).values());
    }
  }

  @Test
  void everyKeyIsWrittenAndReadWithItsValue() {
    SegmentationSettings unusual =
        new SegmentationSettings(
            new GpuSettings(PrecisionMode.BF16, 0.5, OptionalDouble.of(0.25), false, true, true),
            new ModelSettings(3, Optional.of(new InputSize(64, 96)), OptionalInt.of(5), 7),
            new ProcessingSettings(OptionalInt.of(9), false, 11, 13, true, 0.0625, 0.75),
            new PerformanceSettings(23.976, 17.5, true));
    String text = SettingsFile.format(unusual, "Unusual.");
    assertEquals(unusual, parse(text));
    assertTrue(text.startsWith("# Unusual.\n\n# How the network computes"), text);
    assertTrue(
        text.contains(
            """
              # Pictures of one inference; both eyes of a stereo frame are two. More give throughput,
              # fewer give latency. Allowed: a whole number from 1 to 256.
              batch_size: 3
            """),
        text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 90), text);
  }

  @Test
  void theProfilesAimAtTheirRatesFromTheSmallestInputToTheLargest() {
    assertEquals(120, Profile.FAST.settings().performance().targetFps());
    assertEquals(90, Profile.BALANCED.settings().performance().targetFps());
    assertEquals(60, Profile.QUALITY.settings().performance().targetFps());
    assertEquals(Optional.of(new InputSize(256, 144)), Profile.FAST.settings().model().inputSize());
    assertEquals(Optional.empty(), Profile.BALANCED.settings().model().inputSize());
    assertEquals(PrecisionMode.FP32, Profile.QUALITY.settings().gpu().precision());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          gpus: {} | s.yaml, line 1: there is no section 'gpus'; did you mean 'gpu'? The sections are gpu, model, processing, performance
          batch_size: 3 | s.yaml, line 1: batch_size stands outside its section; put it under 'model:', indented
          "model:\\n  batchsize: 3" | s.yaml, line 2: model has no key 'batchsize'; did you mean 'batch_size'? Its keys are batch_size, input_size, num_workers, prefetch_factor
          "model:\\n  num_threads: 3" | s.yaml, line 2: model has no key 'num_threads'; it is a key of section processing
          "model:\\n\\n  batch_size: 16-32" | s.yaml, line 3: model.batch_size is '16-32'; give a whole number from 1 to 256
          model: {batch_size: 0} | s.yaml, line 1: model.batch_size is 0; give a whole number from 1 to 256
          model: {batch_size: 2.5} | s.yaml, line 1: model.batch_size is 2.5; give a whole number from 1 to 256
          model: {batch_size: 99999999999} | s.yaml, line 1: model.batch_size is 99999999999; give a whole number from 1 to 256
          model: {batch_size: null} | s.yaml, line 1: model.batch_size is null; give a whole number from 1 to 256
          model: {input_size: 256} | s.yaml, line 1: model.input_size is 256; give [width, height], each a whole number from 32 to 2048, or null
          model: {input_size: [256, 4096]} | s.yaml, line 1: model.input_size is [256,4096]; give [width, height], each a whole number from 32 to 2048, or null
          gpu: {precision: fp64} | s.yaml, line 1: gpu.precision is 'fp64'; give one of fp32, fp16, bf16, int8, mixed
          gpu: {memory_fraction: 2} | s.yaml, line 1: gpu.memory_fraction is 2; give a number from 0.05 to 1, or null
          gpu: {cudnn_benchmark: 'yes'} | s.yaml, line 1: gpu.cudnn_benchmark is 'yes'; give true or false
          performance: {target_fps: .nan} | s.yaml, line 1: this cannot be read as YAML: Malformed numeric value '.nan'; write 'key: value', two spaces deeper than the section
          performance: {target_fps: {a: 1}} | s.yaml, line 1: performance.target_fps is {"a":1}; give a number from 1 to 1000
          "gpu: {}\\nmodel: {}\\ngpu: {}" | s.yaml, line 3: gpu stands in line 1 already; keep one of them
          "model:\\n  batch_size: 1\\n  batch_size: 2" | s.yaml, line 3: model.batch_size stands in line 2 already; keep one of them
          model: 8 | s.yaml, line 1: section model is '8', not a group of keys; its keys are batch_size, input_size, num_workers, prefetch_factor
          model: [batch_size] | s.yaml, line 1: section model is a list, not a group of keys; its keys are batch_size, input_size, num_workers, prefetch_factor
          just words | s.yaml, line 1: settings are sections with keys, not 'just words'; start with a section such as 'gpu:'
          "gpu: {}\\n---\\nmodel: {}" | s.yaml, line 3: a second document starts; keep one
          "gpu:\\n  precision: [fp32" | s.yaml, line 2: this cannot be read as YAML: while parsing a flow sequence; write 'key: value', two spaces deeper than the section
          "model:\\n  batch_size: &b 4\\n  prefetch_factor: *b" | s.yaml, line 3: model.prefetch_factor is 'b'; give a whole number from 1 to 64
          """)
  void aMistakeIsNamedWithItsLineAndTheWayOut(String text, String message) {
    assertEquals(message, refusal(text.replace("\\n", "\n")));
  }

  @Test
  void aDamagedTextIsReadOrRefusedInOneLine() {
    String text = SettingsFile.format(BASE, "Whole.");
    String damage = "\t\u0000\u0007:-[]{}&*!|>'\"%@`#,?~\n\uFFFF\uD800é<0";
    Random random = new Random(29);
    int refused = 0;
    for (int round = 0; round < 3000; round++) {
      StringBuilder damaged = new StringBuilder(text);
      for (int change = 0; change <= round % 3; change++) {
        int place = random.nextInt(damaged.length());
        damaged.replace(
            place,
            Math.min(damaged.length(), place + random.nextInt(3)),
            String.valueOf(damage.charAt(random.nextInt(damage.length()))));
      }
      try {
        parse(damaged.toString());
      } catch (UserInputException refusal) {
        refused++;
        assertEquals(1, refusal.oneLine().lines().count(), refusal::oneLine);
      }
    }
    assertTrue(refused > 500, refused + " refused");
  }

  @Test
  void deepNestingIsRefused() {
    String message = refusal("model: {batch_size: " + "[".repeat(5000) + "]".repeat(5000) + "}");
    assertTrue(message.startsWith("s.yaml, line 1: "), message);
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws IOException {
    Path file = folder.resolve("m.yaml");
    Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
    assertEquals(
        file + " is no text in UTF-8; name a YAML file of settings",
        assertThrows(UserInputException.class, () -> read(file)).oneLine());
    assertEquals(
        "cannot read '" + folder.resolve("none") + "': no such file or folder; check the path",
        assertThrows(UserInputException.class, () -> read(folder.resolve("none"))).oneLine());
  }

  @Test
  void anOptionChangesOneKeyAndIsNamedWhenItCannot() {
    SegmentationSettings changed =
        BASE.with(SettingKey.INPUT_SIZE, "[512, 288]", "--input-size")
            .with(SettingKey.AUTO_TUNE, "true", "--auto-tune");
    assertEquals(Optional.of(new InputSize(512, 288)), changed.model().inputSize());
    assertTrue(changed.performance().autoTune());
    assertEquals(BASE.gpu(), changed.gpu());
    assertEquals(
        "--batch-size: model.batch_size is 'many'; give a whole number from 1 to 256",
        assertThrows(
                UserInputException.class,
                () -> BASE.with(SettingKey.BATCH_SIZE, "many", "--batch-size"))
            .oneLine());
    assertThrows(
        UserInputException.class, () -> BASE.with(SettingKey.BATCH_SIZE, "", "--batch-size"));
    assertThrows(
        UserInputException.class, () -> BASE.with(SettingKey.BATCH_SIZE, "[", "--batch-size"));
  }

  @Test
  void theRecordsRefuseWhatTheFileRefuses() {
    assertThrows(IllegalArgumentException.class, () -> BASE.model().withBatchSize(0));
    assertThrows(
        IllegalArgumentException.class, () -> BASE.performance().withTargetFps(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new InputSize(16, 256));
    assertThrows(
        IllegalArgumentException.class, () -> BASE.processing().withNumThreads(OptionalInt.of(0)));
  }

  @Test
  void theKeysWithoutEffectOnADeviceAreKnownAndSaySo() {
    assertEquals(
        List.of(
            SettingKey.MAX_VRAM_USAGE,
            SettingKey.MEMORY_FRACTION,
            SettingKey.CUDNN_BENCHMARK,
            SettingKey.CUDNN_DETERMINISTIC,
            SettingKey.ALLOW_TF32,
            SettingKey.AUTO_TUNE),
        SegmentationSettings.withoutEffectOn(TorchDevice.CPU));
    assertFalse(
        SegmentationSettings.withoutEffectOn(TorchDevice.GPU).contains(SettingKey.CUDNN_BENCHMARK));
    assertTrue(
        SegmentationSettings.withoutEffectOn(TorchDevice.GPU).stream()
            .allMatch(key -> key.description().contains("Without effect")));
  }

  @Test
  void theCacheTakesMemoryOnlyWhenItIsOn() {
    assertEquals(0, BASE.processing().cacheBytes());
    assertEquals(
        2_500_000_000L,
        parse("processing: {enable_caching: true, cache_size_gb: 2.5}").processing().cacheBytes());
  }

  private SegmentationSettings parse(String text) {
    return WrittenSettings.read(folder.resolve("s.yaml"), text);
  }

  private static GivenSettings read(Path file) {
    return GivenSettings.of(Profile.BALANCED).withFile(file);
  }

  /** What is said of a text, which stands in a file called s.yaml. */
  private String refusal(String text) {
    String line = assertThrows(UserInputException.class, () -> parse(text)).oneLine();
    return line.replace(folder.resolve("s.yaml").toString(), "s.yaml");
  }
}
