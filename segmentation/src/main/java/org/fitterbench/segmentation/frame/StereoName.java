package org.fitterbench.segmentation.frame;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The conventions by which names of VR videos tell their layout, for example {@code a_sbs.mp4}. */
final class StereoName {
  private static final Map<String, StereoLayout> MARKS =
      Map.ofEntries(
          Map.entry("sbs", StereoLayout.SIDE_BY_SIDE),
          Map.entry("hsbs", StereoLayout.SIDE_BY_SIDE),
          Map.entry("fsbs", StereoLayout.SIDE_BY_SIDE),
          Map.entry("lr", StereoLayout.SIDE_BY_SIDE),
          Map.entry("rl", StereoLayout.SIDE_BY_SIDE),
          Map.entry("3dh", StereoLayout.SIDE_BY_SIDE),
          Map.entry("ou", StereoLayout.OVER_UNDER),
          Map.entry("hou", StereoLayout.OVER_UNDER),
          Map.entry("tb", StereoLayout.OVER_UNDER),
          Map.entry("bt", StereoLayout.OVER_UNDER),
          Map.entry("3dv", StereoLayout.OVER_UNDER),
          Map.entry("mono", StereoLayout.NONE));

  private StereoName() {}

  /** What a file's name says: the last part between marks of punctuation that is a convention. */
  static Optional<StereoDetection> of(Path file) {
    Path name = file.getFileName();
    if (name == null) {
      return Optional.empty();
    }
    String stem = name.toString().replaceFirst("\\.[^.]*$", "").toLowerCase(Locale.ROOT);
    List<String> words = List.of(stem.split("[_\\-. ()\\[\\]]+"));
    // The first word is the video's own name, in which "tb" means nothing.
    for (int i = words.size() - 1; i > 0; i--) {
      StereoLayout layout = MARKS.get(words.get(i));
      if (layout != null) {
        return Optional.of(
            new StereoDetection(layout, "its name has the mark '" + words.get(i) + "'"));
      }
    }
    return Optional.empty();
  }
}
