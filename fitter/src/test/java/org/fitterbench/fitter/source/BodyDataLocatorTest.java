package org.fitterbench.fitter.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.data.BodySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BodyDataLocatorTest {
  @TempDir Path folder;

  @Test
  void theProceduralBodyNeedsNothing() {
    assertEquals(BodySource.Kind.PROCEDURAL, load(BodyDataLocator.PROCEDURAL).kind());
  }

  @Test
  void aFolderIsRelativeToTheWorkingFolder() throws IOException {
    SmallMpfb2Folder.write(folder.resolve("my/data"));
    BodySource source = load("my");
    assertEquals(BodySource.Kind.MPFB2_FOLDER, source.kind());
    assertEquals(folder.resolve("my/data").toString(), source.name());
  }

  @Test
  void dataThatAreNotInstalledAreRefusedWithBothWaysOut() {
    assertEquals(
        "MakeHuman's body data is not installed in "
            + folder
            + "; run 'fitter-bench assets install', or use --body-data procedural",
        refusal(BodyDataLocator.MAKEHUMAN));
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertEquals(
        "there is no body data folder "
            + folder.resolve("nowhere")
            + "; give --body-data makehuman, procedural, or a folder in MPFB2's layout",
        refusal("nowhere"));
  }

  private BodySource load(String choice) {
    return BodyDataLocator.load(choice, new CacheFolder(folder.toAbsolutePath()), folder).source();
  }

  private String refusal(String choice) {
    return assertThrows(UserInputException.class, () -> load(choice)).oneLine();
  }
}
