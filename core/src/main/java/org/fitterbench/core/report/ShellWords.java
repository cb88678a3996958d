package org.fitterbench.core.report;

import java.util.List;
import org.fitterbench.core.text.Lines;

/** A command line that a POSIX shell reads back as the same words. */
final class ShellWords {
  private ShellWords() {}

  static String join(String command, List<String> arguments) {
    StringBuilder line = new StringBuilder(command);
    for (String argument : arguments) {
      line.append(' ').append(quote(Lines.clean(argument)));
    }
    return line.toString();
  }

  private static String quote(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
