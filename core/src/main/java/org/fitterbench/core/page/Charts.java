package org.fitterbench.core.page;

import java.util.List;

/** Writes the charts of one page, each with names that no other has. */
final class Charts {
  private int count;

  void write(Markup markup, Block.Chart chart) {
    count++;
    String titleId = "chart-" + count + "-title";
    String textId = "chart-" + count + "-text";
    String description =
        chart.description() + (chart.isLogarithmic() ? " The scale is logarithmic." : "");
    markup
        .open("figure")
        .open("figcaption")
        .element("b", chart.title())
        .text(" " + description)
        .close();
    markup.open(
        "svg",
        "role",
        "img",
        "aria-labelledby",
        titleId + " " + textId,
        "viewBox",
        "0 0 " + Markup.number(Page.CHART_WIDTH) + " " + Markup.number(chart.height()));
    markup.element("title", chart.title(), "id", titleId);
    markup.element("desc", description, "id", textId);
    chart.draw(new Drawing(markup));
    markup.close();
    legend(markup, chart.legend());
    markup.open("details").element("summary", "The numbers");
    Page.table(markup, new Block.Grid(chart.title(), chart.numbers()));
    markup.close().close();
  }

  private static void legend(Markup markup, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    markup.open("ul", "class", "legend");
    for (int i = 0; i < names.size(); i++) {
      markup.open("li").element("i", "", "class", Drawing.colour(i)).text(names.get(i)).close();
    }
    markup.close();
  }
}
