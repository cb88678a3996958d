package org.fitterbench.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunPictureTest {
  @TempDir private Path folder = Path.of("");

  private String readme() throws IOException {
    RunFolder run = new RunFolder(folder);
    run.write(SampleRuns.complete());
    return Files.readString(run.file(RunFile.README));
  }

  @Test
  void theReadmeOfARunShowsItsPicturesByName() throws IOException {
    Path pictures = Files.createDirectories(RunPicture.folder(folder));
    for (String name : List.of("shape-heat-map.png", "morph-frames.png", ".part.png", "a b.txt")) {
      Files.writeString(pictures.resolve(name), "");
    }
    String readme = readme();
    int frames = readme.indexOf("![Morph frames](pictures/morph-frames.png)");
    int map = readme.indexOf("![Shape heat map](pictures/shape-heat-map.png)");
    assertTrue(0 < frames && frames < map, readme);
    assertFalse(readme.contains("part.png") || readme.contains("a b"), readme);
  }

  @Test
  void aRunWithoutPicturesSaysNothingOfThem() throws IOException {
    assertFalse(readme().contains("ictures"));
  }

  @Test
  void aPictureIsNamedInKebabCase() {
    assertEquals("morph-frames.png", RunPicture.named("morph-frames").file());
    assertThrows(IllegalArgumentException.class, () -> RunPicture.named("../elsewhere"));
  }
}
