package org.fitterbench.core.text;

import java.util.ArrayList;
import java.util.List;

/** Text cleaned and broken into lines. */
public final class Lines {
  private Lines() {}

  /** The text with every run of control characters, line breaks among them, as one space. */
  public static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  /** The text so that Markdown shows it as it is, in a table's cell as well. */
  public static String markdown(String text) {
    return clean(text)
        .replaceAll(
            "([\\\\|*`\\[\\]]|<(?=[A-Za-z/!?])|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}]))",
            "\\\\$1");
  }

  /**
   * The text in lines of a width, broken between words where that is possible and within them where
   * not. Lines after the first are indented by two spaces.
   *
   * @param width the widest line in characters, 4 or more
   */
  public static List<String> wrap(String text, int width) {
    return wrap("", "  ", text, width);
  }

  /**
   * The text in lines of a width, each with its own beginning.
   *
   * @param first what the first line begins with
   * @param rest what each later line begins with
   * @param text the words
   * @param width the widest line in characters, beginning included
   */
  public static List<String> wrap(String first, String rest, String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    int begin = first.length();
    for (String word : clean(text).strip().split(" +", -1)) {
      String remaining = word;
      if (line.length() > begin && line.length() + 1 + remaining.length() > width) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(rest);
        begin = rest.length();
      }
      while (line.length() == begin && begin + remaining.length() > width && width > begin) {
        lines.add(line + remaining.substring(0, width - begin));
        remaining = remaining.substring(width - begin);
        line = new StringBuilder(rest);
        begin = rest.length();
      }
      line.append(line.length() > begin ? " " : "").append(remaining);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** Names in a row: all of them up to three, else the first two and how many more. */
  public static String names(List<String> names) {
    return names.size() <= 3
        ? String.join(", ", names)
        : "%s and %d more".formatted(String.join(", ", names.subList(0, 2)), names.size() - 2);
  }
}
