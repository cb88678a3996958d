package org.fitterbench.cli.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.fitterbench.core.asset.ProgressListener;

/**
 * Shows a long piece of work on standard error: a bar that redraws itself on a terminal, otherwise
 * one plain line for each activity.
 */
final class ProgressBar implements ProgressListener {
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final boolean terminal;
  private final String title;
  private String shown = "";

  ProgressBar(CommandContext context, String title) {
    err = context.err();
    terminal = context.terminal();
    this.title = title;
  }

  @Override
  public void progress(String activity, long done, long total) {
    String line = terminal ? bar(activity, done, total) : title + ": " + activity + " …";
    if (!line.equals(shown)) {
      shown = line;
      if (terminal) {
        err.print("\r" + line + "\033[K");
      } else {
        err.println(line);
      }
      err.flush();
    }
  }

  private String bar(String activity, long done, long total) {
    if (total <= 0) {
      return title + "  " + activity + " …";
    }
    double share = Math.min(1, (double) done / total);
    int filled = (int) (WIDTH * share);
    return String.format(
        Locale.ROOT,
        "%s  %-11s [%s%s] %3.0f %%",
        title,
        activity,
        "#".repeat(filled),
        "-".repeat(WIDTH - filled),
        100 * share);
  }

  /** Takes the bar away, so that a line can be printed; the next progress draws it again. */
  void clear() {
    if (terminal && !shown.isEmpty()) {
      err.print("\r\033[K");
      err.flush();
      shown = "";
    }
  }

  /** Ends the line of a bar. */
  void end() {
    if (terminal && !shown.isEmpty()) {
      err.println();
      err.flush();
    }
  }
}
