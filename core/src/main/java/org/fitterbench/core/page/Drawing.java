package org.fitterbench.core.page;

/** Draws shapes and words of a chart; colours come from the page's style by class. */
final class Drawing {
  /** How many colours the style has. */
  static final int COLOURS = 6;

  private final Markup markup;

  Drawing(Markup markup) {
    this.markup = markup;
  }

  /** A rectangle with a text that shows when it is pointed at. */
  void bar(String style, double x, double y, double width, double height, String hint) {
    markup
        .open(
            "rect",
            "class",
            style,
            "x",
            Markup.number(x),
            "y",
            Markup.number(y),
            "width",
            Markup.number(Math.max(width, 0)),
            "height",
            Markup.number(height))
        .element("title", hint)
        .close();
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    markup.empty(
        "line",
        "class",
        style,
        "x1",
        Markup.number(x1),
        "y1",
        Markup.number(y1),
        "x2",
        Markup.number(x2),
        "y2",
        Markup.number(y2));
  }

  /** A point with a text that shows when it is pointed at. */
  void point(String style, double x, double y, double radius, String hint) {
    markup
        .open(
            "circle",
            "class",
            style,
            "cx",
            Markup.number(x),
            "cy",
            Markup.number(y),
            "r",
            Markup.number(radius))
        .element("title", hint)
        .close();
  }

  /**
   * Lines from point to point.
   *
   * @param points x and y in turn
   */
  void path(String style, double... points) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      list.append(i == 0 ? "" : " ")
          .append(Markup.number(points[i]))
          .append(',')
          .append(Markup.number(points[i + 1]));
    }
    markup.empty("polyline", "class", style, "points", list.toString());
  }

  /**
   * Words.
   *
   * @param anchor start, middle or end: which point of them stands at x
   */
  void words(String style, String anchor, double x, double y, String text) {
    markup.element(
        "text",
        text,
        "class",
        style,
        "text-anchor",
        anchor,
        "x",
        Markup.number(x),
        "y",
        Markup.number(y));
  }

  /** The style of the nth colour. */
  static String colour(int index) {
    return "c" + index % COLOURS;
  }
}
