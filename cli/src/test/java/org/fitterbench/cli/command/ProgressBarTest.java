package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgressBarTest {
  private final StringWriter err = new StringWriter();

  @Test
  void aTerminalSeesOneLineThatRedrawsItself() {
    draw(true);
    assertEquals(
        """
        \rbody  fetching …\033[K\
        \rbody  converting  [###############---------------]  50 %\033[K\
        \rbody  converting  [##############################] 100 %\033[K
        """,
        err.toString());
  }

  @Test
  void withoutATerminalEachActivityIsOnePlainLine() {
    draw(false);
    assertEquals("body: fetching …\nbody: converting …\n", err.toString());
  }

  private void draw(boolean terminal) {
    CommandContext context =
        new CommandContext(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            Map.of(),
            Path.of(""),
            terminal);
    ProgressBar bar = new ProgressBar(context, "body");
    bar.progress("fetching", 0, 0);
    bar.progress("converting", 500, 1000);
    bar.progress("converting", 501, 1000);
    bar.progress("converting", 1000, 1000);
    bar.end();
  }
}
