package org.fitterbench.cli.command;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import org.fitterbench.segmentation.tuning.TuningListener;

/**
 * Tells on standard error how far a search is: on a terminal a bar of the budget with the best
 * candidate so far, otherwise a line for each part of the search.
 */
final class TuningProgress implements TuningListener, AutoCloseable {
  private final CommandContext context;
  private final Duration budget;
  private final ProgressBar bar;
  private String part = "";
  private String best = "";

  TuningProgress(CommandContext context, Duration budget) {
    this.context = context;
    this.budget = budget;
    bar = new ProgressBar(context, "tune");
  }

  @Override
  public void begins(String words) {
    bar.clear();
    context.err().println("tune: " + words);
    context.err().flush();
    int colon = words.indexOf(':');
    part = colon < 0 ? words : words.substring(0, colon);
  }

  @Override
  public void advanced(Duration spent, OptionalDouble fastest) {
    if (context.terminal()) {
      if (fastest.isPresent()) {
        best = String.format(Locale.ROOT, ", best %.2f x", fastest.getAsDouble());
      }
      bar.progress(part + best, spent.toMillis(), budget.toMillis());
    }
  }

  @Override
  public void close() {
    bar.clear();
  }
}
