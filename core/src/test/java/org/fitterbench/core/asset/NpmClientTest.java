package org.fitterbench.core.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.process.ProgramRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NpmClientTest {
  private static final byte[] CONTENT = "a tarball".getBytes(StandardCharsets.UTF_8);
  private static final NpmPackage WANTED =
      new NpmPackage(
          "thing",
          "1.2.3",
          "sha512-" + Base64.getEncoder().encodeToString(ContentHash.SHA_512.of(CONTENT)),
          CONTENT.length,
          "free");

  @TempDir Path folder;
  private final List<List<String>> commands = new ArrayList<>();

  @Test
  void theTarballThatNpmWritesIsHandedBack() {
    Path tarball = new NpmClient(npmThatWrites(CONTENT)).fetch(WANTED, folder);

    assertEquals(folder.resolve("thing-1.2.3.tgz"), tarball);
    assertEquals(
        List.of(
            List.of(
                "npm",
                "pack",
                "thing@1.2.3",
                "--pack-destination",
                folder.toString(),
                "--loglevel=error")),
        commands);
  }

  @Test
  void anotherTarballIsRefused() {
    NpmClient client = new NpmClient(npmThatWrites(new byte[] {1}));
    assertEquals(
        folder.resolve("thing-1.2.3.tgz")
            + " is not thing@1.2.3: its SHA-512 differs; bring it again with 'npm pack thing@1.2.3'",
        refusal(client));
  }

  @Test
  void aFailingNpmIsQuotedWithTheWayOut() {
    NpmClient client = new NpmClient(command -> new ProgramOutput.Failed("npm is not on the PATH"));
    String message = refusal(client);
    assertTrue(message.startsWith("npm did not bring thing@1.2.3: npm is not on the PATH; "));
    assertTrue(message.contains("--from-file"), message);
  }

  @Test
  void anNpmThatWritesNothingIsRefused() {
    NpmClient client = new NpmClient(command -> new ProgramOutput.Printed(""));
    assertTrue(refusal(client).startsWith("npm ended well but did not write thing-1.2.3.tgz; "));
  }

  private ProgramRunner npmThatWrites(byte[] content) {
    return command -> {
      commands.add(command);
      try {
        Files.write(Path.of(command.get(4)).resolve("thing-1.2.3.tgz"), content);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      return new ProgramOutput.Printed("thing-1.2.3.tgz\n");
    };
  }

  private String refusal(NpmClient client) {
    return assertThrows(UserInputException.class, () -> client.fetch(WANTED, folder)).oneLine();
  }
}
