package org.fitterbench.core.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window; a test that needs it is skipped where none is installed. */
public final class HeadlessBrowser {
  private final Path program;
  private final Path folder;

  private HeadlessBrowser(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * The installed browser.
   *
   * @param folder where it may leave its files
   */
  public static HeadlessBrowser installed(Path folder) {
    Optional<Path> found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .flatMap(place ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(Path.of(place)::resolve))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "no chromium on the PATH");
    return new HeadlessBrowser(found.orElseThrow(), folder);
  }

  /**
   * The elements of a page after it was laid out and its scripts ran.
   *
   * @param hash the end of its address, for example {@code #zoom=2}
   */
  public String dom(String page, String hash, int width, int height)
      throws IOException, InterruptedException {
    Path file = folder.resolve("page.html");
    Files.writeString(file, page);
    Path dom = folder.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                List.of(
                    program.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--user-data-dir=" + folder.resolve("profile"),
                    "--window-size=" + width + "," + height,
                    "--dump-dom",
                    file.toUri() + hash))
            .redirectOutput(dom.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the browser did not end");
    return Files.readString(dom, StandardCharsets.UTF_8);
  }
}
