package org.fitterbench.mesh.video;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fitterbench.core.failure.UserInputException;

/** The usual sizes of a video, all of them 16 : 9. */
public enum Resolution {
  P1080("1080p", 1920, 1080),
  UHD_4K("4k", 3840, 2160),
  UHD_6K("6k", 5760, 3240),
  UHD_8K("8k", 7680, 4320);

  private final String label;
  private final int width;
  private final int height;

  Resolution(String label, int width, int height) {
    this.label = label;
    this.width = width;
    this.height = height;
  }

  /**
   * The resolution of a label, in capitals or not.
   *
   * @throws UserInputException when there is none
   */
  public static Resolution of(String label) {
    return byLabel(label)
        .orElseThrow(() ->
            new UserInputException(
                "there is no resolution '" + label + "'",
                "give "
                    + Arrays.stream(values())
                        .map(Resolution::label)
                        .collect(Collectors.joining(", "))));
  }

  /** The resolution of a label, in capitals or not; empty when there is none. */
  public static Optional<Resolution> byLabel(String label) {
    return Arrays.stream(values())
        .filter(each -> each.label.equals(label.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** What a person calls it, for example {@code 4k}. */
  public String label() {
    return label;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }
}
