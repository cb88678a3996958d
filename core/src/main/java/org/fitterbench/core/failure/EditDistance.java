package org.fitterbench.core.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Levenshtein's distance, for saying which name someone may have meant. */
public final class EditDistance {
  private EditDistance() {}

  /** How many characters have to be inserted, removed or replaced to get from one to the other. */
  public static int between(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }

  /** The name nearest to a sought one, the first of several; empty when there is no name. */
  public static Optional<String> nearest(String sought, Collection<String> names) {
    return names.stream().min(Comparator.comparingInt(name -> between(sought, name)));
  }
}
