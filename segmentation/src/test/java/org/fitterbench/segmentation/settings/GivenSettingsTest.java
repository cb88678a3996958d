package org.fitterbench.segmentation.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GivenSettingsTest {
  private static final GivenSettings FAST = GivenSettings.of(Profile.FAST);

  @TempDir private Path folder = Path.of("");

  @Test
  void whatAFileAndAnOptionSetIsGivenAndTheRestTheProfiles() throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "gpu: {allow_tf32: true}\nmodel: {batch_size: 3}\n");
    GivenSettings given = FAST.withFile(file).with(SettingKey.AUTO_TUNE, "true", "--auto-tune");
    assertEquals(
        Set.of(SettingKey.ALLOW_TF32, SettingKey.BATCH_SIZE, SettingKey.AUTO_TUNE), given.given());
    assertEquals(3, given.values().model().batchSize());
    assertEquals(Profile.FAST.settings().processing(), given.values().processing());
    assertEquals(Set.of(), FAST.given());
  }

  @Test
  void aProfilesInputSizeGivesWayToTheNetworksOwn() {
    assertEquals(Optional.empty(), FAST.suitedTo(_ -> false).values().model().inputSize());
    assertEquals(FAST, FAST.suitedTo(new InputSize(256, 144)::equals));
  }

  @Test
  void anInputSizeThatSomebodyGaveStays() {
    GivenSettings given = FAST.with(SettingKey.INPUT_SIZE, "[256, 144]", "--input-size");
    assertEquals(given, given.suitedTo(_ -> false));
  }
}
