package org.fitterbench.fitter.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * How one local change is called: MakeHuman renamed most targets after 2016, so each has two names.
 *
 * @param positive today's name of the positive target, the label of the local change
 * @param negative today's name of the negative target
 * @param packagePositive folder and name of the positive target in MakeHuman's package of 2016
 * @param packageNegative folder and name of the negative target there
 */
public record LocalChangeNames(
    String positive, String negative, String packagePositive, String packageNegative) {
  private static final List<LocalChangeNames> ALL = read();

  /** All 256 in the order of the Anny body model (arXiv 2511.03589). */
  public static List<LocalChangeNames> all() {
    return ALL;
  }

  private static List<LocalChangeNames> read() {
    InputStream resource =
        Objects.requireNonNull(
            LocalChangeNames.class.getResourceAsStream("local-changes.txt"),
            "local-changes.txt is part of this module");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .map(names -> new LocalChangeNames(names[0], names[1], names[2], names[3]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
