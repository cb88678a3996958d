package org.fitterbench.segmentation.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitterbench.segmentation.builtin.BuiltinNetwork;
import org.fitterbench.segmentation.source.ModelSources;
import org.fitterbench.segmentation.torchscript.ScriptConventions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/segmentation-models.md shows is what the readers read. */
final class ModelsDocumentTest {
  private static final Pattern YAML =
      Pattern.compile("```yaml\n# (\\S+)\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder = Path.of("");

  private String document = "";

  @BeforeEach
  void readDocument() throws IOException {
    document = Files.readString(Path.of("..", "docs", "segmentation-models.md"));
  }

  @Test
  void everyExampleIsRead() {
    Set<String> names = new TreeSet<>();
    for (MatchResult example : YAML.matcher(document).results().toList()) {
      String name = example.group(1);
      names.add(name);
      if (name.equals("settings.yaml")) {
        SegmentationSettings read = WrittenSettings.read(folder.resolve(name), example.group(2));
        assertEquals(Optional.of(new InputSize(256, 256)), read.model().inputSize());
        assertEquals(8, read.model().batchSize());
      } else {
        assertTrue(ScriptConventions.parse(name, example.group(2)).height() > 1, name);
      }
    }
    assertEquals(Set.of("matting.yaml", "person.yaml", "settings.yaml"), names);
  }

  @Test
  void theProfilesAreInTheTable() {
    List<SegmentationSettings> profiles =
        Stream.of(Profile.values()).map(Profile::settings).toList();
    String rows =
        Stream.of(SettingKey.values())
            .map(key ->
                profiles.stream()
                    .map(key::text)
                    .collect(Collectors.joining(" | ", "| `" + key.path() + "` | ", " |\n")))
            .collect(Collectors.joining("", "|---|---|---|---|\n", "\n"));
    assertTrue(document.contains(rows), "The table of profiles has other rows than\n" + rows);
  }

  @Test
  void everyNamedModelIsThereWithItsSize() {
    for (String name : ModelSources.NAMES) {
      assertTrue(document.contains("| `" + name + "` |"), name);
    }
    assertTrue(document.contains(thousands(BuiltinNetwork.UNET) + " thousand random weights"));
    assertTrue(document.contains(thousands(BuiltinNetwork.MOBILENET) + " thousand random weights"));
  }

  private static long thousands(BuiltinNetwork network) {
    return Math.round(network.of(32, 32).parameterCount() / 1000.0);
  }
}
