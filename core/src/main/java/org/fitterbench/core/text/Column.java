package org.fitterbench.core.text;

/**
 * A column of a table.
 *
 * @param title its heading
 * @param alignment where its cells stand
 */
public record Column(String title, Alignment alignment) {
  /** Where a cell stands in its column. */
  public enum Alignment {
    LEFT,
    RIGHT
  }

  /** A column of words. */
  public static Column words(String title) {
    return new Column(title, Alignment.LEFT);
  }

  /** A column of numbers. */
  public static Column numbers(String title) {
    return new Column(title, Alignment.RIGHT);
  }
}
