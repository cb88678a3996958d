package org.fitterbench.cli.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.segmentation.settings.Profile;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.AggregateCompleter;
import org.jline.reader.impl.completer.ArgumentCompleter;
import org.jline.reader.impl.completer.NullCompleter;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Takes a person's commands on a terminal while a video is segmented. */
final class InteractiveSession implements AutoCloseable {
  private static final String PROMPT = "segment> ";
  private static final String PROBLEM = "--interactive needs a terminal";
  private static final long PATIENCE_MILLIS = 2000;
  private static final String HELP =
      """
      stats           how each stage spends its time, and latencies
      hardware        processors, memory and device
      config          all settings
      profile NAME    go on with the refinement and the batch of fast, balanced or quality
      pause, resume   let the decoder rest, and go on
      quit            end now; what was done is kept
      help            this list\
      """;

  /** What the commands do. */
  interface Controls {
    /** Lines for {@code stats}. */
    List<String> stats();

    /** Lines for {@code hardware}. */
    List<String> hardware();

    /** Lines for {@code config}. */
    List<String> config();

    /** Goes on with what can be changed to a profile, and says what that is. */
    String change(Profile profile);

    void pause();

    void resume();

    void stop();
  }

  private final Terminal terminal;
  private final LineReader reader;
  private final Controls controls;
  private final Thread thread;
  private volatile boolean closed;

  private InteractiveSession(Terminal terminal, Controls controls) {
    this.terminal = terminal;
    this.controls = controls;
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .completer(
                new AggregateCompleter(
                    new StringsCompleter(
                        "stats", "hardware", "config", "pause", "resume", "quit", "help"),
                    new ArgumentCompleter(
                        new StringsCompleter("profile"),
                        new StringsCompleter(
                            Arrays.stream(Profile.values()).map(Profile::label).toList()),
                        NullCompleter.INSTANCE)))
            .build();
    thread = Thread.ofPlatform().daemon().name("console").unstarted(this::readCommands);
  }

  /** The terminal of this process. */
  static Terminal systemTerminal() {
    try {
      return TerminalBuilder.builder().system(true).dumb(false).build();
    } catch (IOException none) {
      throw refused(none);
    }
  }

  /** What is said where there is no terminal. */
  static UserInputException refused(@Nullable Throwable cause) {
    String remedy = "run it in one, or leave --interactive out";
    return cause == null
        ? new UserInputException(PROBLEM, remedy)
        : new UserInputException(PROBLEM, remedy, cause);
  }

  /** Takes commands until it is closed. */
  static InteractiveSession start(Terminal terminal, Controls controls) {
    InteractiveSession session = new InteractiveSession(terminal, controls);
    session.thread.start();
    return session;
  }

  private void readCommands() {
    try {
      while (!closed) {
        run(reader.readLine(PROMPT).strip().toLowerCase(Locale.ROOT));
      }
    } catch (UserInterruptException interrupted) {
      if (!closed) {
        controls.stop();
      }
    } catch (EndOfFileException ended) {
      print(List.of("no more commands; the video goes on"));
    }
  }

  private void run(String line) {
    String[] words = line.split("\\s+", -1);
    switch (words[0]) {
      case "" -> {}
      case "stats" -> print(controls.stats());
      case "hardware" -> print(controls.hardware());
      case "config" -> print(controls.config());
      case "profile" -> print(List.of(profile(words)));
      case "pause" -> {
        controls.pause();
        print(List.of("paused; 'resume' goes on"));
      }
      case "resume" -> {
        controls.resume();
        print(List.of("going on"));
      }
      case "quit" -> controls.stop();
      case "help" -> print(HELP.lines().toList());
      default -> print(List.of("there is no command '" + words[0] + "'; 'help' lists them"));
    }
  }

  private String profile(String... words) {
    return Arrays.stream(Profile.values())
        .filter(profile -> words.length == 2 && profile.label().equals(words[1]))
        .findFirst()
        .map(controls::change)
        .orElse("give one profile: fast, balanced or quality");
  }

  private void print(List<String> lines) {
    if (!closed) {
      lines.forEach(terminal.writer()::println);
      terminal.flush();
    }
  }

  /** Takes no more commands. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE_MILLIS);
      terminal.close();
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    } catch (IOException unclosed) {
      throw new IllegalStateException("The terminal cannot be given back", unclosed);
    }
  }
}
