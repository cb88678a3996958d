package org.fitterbench.core.peer;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many frames a second others say that their software, or ours on a machine of theirs, should
 * reach.
 *
 * @param name what and on which hardware, a few words
 * @param suite the suite whose results it is put beside
 * @param param the parameter that its figures vary with
 * @param perSecond the figure, or a range of them, by the parameter's value
 * @param source who says so
 */
public record PublishedRate(
    String name, String suite, String param, Map<String, String> perSecond, String source) {
  public PublishedRate {
    perSecond = Collections.unmodifiableSortedMap(new TreeMap<>(perSecond));
    if (perSecond.isEmpty()) {
      throw new IllegalArgumentException(name + " says no figure");
    }
  }
}
