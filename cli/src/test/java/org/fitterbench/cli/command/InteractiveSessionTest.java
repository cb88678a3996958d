package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.fitterbench.segmentation.settings.Profile;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class InteractiveSessionTest {
  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

  /** Says what it is asked for. */
  private final class Told implements InteractiveSession.Controls {
    @Override
    public List<String> stats() {
      asked.add("stats");
      return List.of("infer busy 97 %");
    }

    @Override
    public List<String> hardware() {
      asked.add("hardware");
      return List.of("two cores");
    }

    @Override
    public List<String> config() {
      asked.add("config");
      return List.of("model.batch_size: 4");
    }

    @Override
    public String change(Profile profile) {
      asked.add("profile " + profile.label());
      return "changed to " + profile.label();
    }

    @Override
    public void pause() {
      asked.add("pause");
    }

    @Override
    public void resume() {
      asked.add("resume");
    }

    @Override
    public void stop() {
      asked.add("stop");
    }
  }

  @Test
  void eachCommandDoesWhatItSays() throws Exception {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (PipedOutputStream keys = new PipedOutputStream();
        InteractiveSession _ = session(keys, shown)) {
      type(
          keys,
          "stats\nhardware\nconfig\nprofile fast\nprofile slow\nfly\nhelp\npause\nresume\nquit\n");
      for (String expected :
          List.of("stats", "hardware", "config", "profile fast", "pause", "resume", "stop")) {
        assertEquals(expected, asked.poll(60, TimeUnit.SECONDS));
      }
    }
    String text = shown.toString(StandardCharsets.UTF_8);
    for (String line :
        List.of(
            "infer busy 97 %",
            "two cores",
            "model.batch_size: 4",
            "changed to fast",
            "give one profile: fast, balanced or quality",
            "there is no command 'fly'; 'help' lists them",
            "pause, resume   let the decoder rest, and go on",
            "paused; 'resume' goes on")) {
      assertTrue(text.contains(line), line + " in " + text);
    }
  }

  @Test
  void theEndOfTheCommandsDoesNotEndTheVideo() throws Exception {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PipedOutputStream keys = new PipedOutputStream();
    try (InteractiveSession _ = session(keys, shown)) {
      type(keys, "pause\n");
      keys.close();
      assertEquals("pause", asked.poll(60, TimeUnit.SECONDS));
    }
    assertTrue(asked.isEmpty(), asked.toString());
  }

  @Test
  void withoutATerminalItIsRefusedInOneLine(@TempDir Path folder) {
    Path video = folder.resolve("in.mp4");
    CommandLineRun run =
        CommandLineRun.fitterBench(
            folder, "segment", video.toString(), "-o", "out.mp4", "--interactive");
    assertEquals(
        "error: --interactive needs a terminal; run it in one, or leave --interactive out\n",
        run.err());
    assertEquals(2, run.code());
  }

  private InteractiveSession session(PipedOutputStream keys, ByteArrayOutputStream shown)
      throws IOException {
    return InteractiveSession.start(
        new DumbTerminal(new PipedInputStream(keys), shown), new Told());
  }

  private static void type(PipedOutputStream keys, String lines) throws IOException {
    keys.write(lines.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }
}
