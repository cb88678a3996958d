package org.fitterbench.segmentation.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SettingsSchemaTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(SettingsFile.schema());

  /** Values of every kind, at and beyond the bounds of every key. */
  private static final List<String> PROBES =
      List.of(
          "null",
          "true",
          "false",
          "fp32",
          "fp64",
          "mixed",
          "yes",
          "''",
          "{}",
          "[]",
          "[256, 144]",
          "[256, 144, 3]",
          "[32, 2048]",
          "[31, 64]",
          "[64, 2049]",
          "[64.5, 64]",
          "['64', 64]",
          "-1",
          "0",
          "0.005",
          "0.01",
          "0.04",
          "0.05",
          "0.1",
          "0.5",
          "1",
          "1.5",
          "2",
          "64",
          "65",
          "256",
          "257",
          "1000",
          "1000.5",
          "1024",
          "1025",
          "10000",
          "10001",
          "60000",
          "60001",
          "100000",
          "100001",
          "99999999999");

  @TempDir private Path folder = Path.of("");

  @Test
  void theShippedSchemaIsTheOneOfTheKeys() throws IOException {
    Path shipped = Path.of("..", "docs", "segmentation-settings.schema.json");
    assertEquals(SettingsFile.schema(), Files.readString(shipped));
  }

  @ParameterizedTest
  @EnumSource
  void theSchemaAllowsWhatTheReaderReads(SettingKey key) throws IOException {
    for (String probe : PROBES) {
      String text = key.section().label() + ":\n  " + key.label() + ": " + probe + "\n";
      assertEquals(isRead(text), isValid(text), text);
    }
  }

  @Test
  void anUnknownKeyIsNotValidAndAnEmptySectionIs() throws IOException {
    for (String text :
        List.of("gpus: {}", "gpu: {precisions: fp32}", "gpu:", "gpu: {}", "model: 8", "[gpu]")) {
      assertEquals(isRead(text), isValid(text), text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theProfilesAreValid(Profile profile) throws IOException {
    assertTrue(isValid(SettingsFile.format(profile.settings(), "A profile.")));
  }

  @Test
  void theRecordsHaveExactlyTheKeys() {
    Map<SettingSection, Class<? extends Record>> records =
        Map.of(
            SettingSection.GPU, GpuSettings.class,
            SettingSection.MODEL, ModelSettings.class,
            SettingSection.PROCESSING, ProcessingSettings.class,
            SettingSection.PERFORMANCE, PerformanceSettings.class);
    records.forEach((section, type) ->
        assertEquals(
            section.keys().stream().map(SettingKey::label).toList(),
            Arrays.stream(type.getRecordComponents()).map(SettingsSchemaTest::label).toList()));
  }

  /** {@code maxLatencyMillis} is {@code max_latency_ms}. */
  private static String label(RecordComponent component) {
    return component
        .getName()
        .replaceAll("([A-Z])", "_$1")
        .toLowerCase(Locale.ROOT)
        .replace("_millis", "_ms");
  }

  private boolean isRead(String text) {
    try {
      WrittenSettings.read(folder.resolve("probe.yaml"), text);
      return true;
    } catch (UserInputException _) {
      return false;
    }
  }

  private static boolean isValid(String text) throws IOException {
    JsonNode document = YAML.readTree(text);
    return SCHEMA.validate(document).isEmpty();
  }
}
