package org.fitterbench.core.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Table;

/**
 * A page of HTML that needs nothing beside itself and runs no script: it opens from a file, in dark
 * and light, on paper and on a phone. A policy in the page forbids it to load anything. It is
 * well-formed XML too.
 *
 * @param title its heading
 * @param lead what it is about, one line under the heading; may be empty
 * @param sections from the top
 */
public record Page(String title, String lead, List<Section> sections) {
  /** Units of a drawing's width: few, so that its words can be read on a phone. */
  static final double CHART_WIDTH = 480;

  private static final String STYLE = "page.css";

  public Page {
    sections = List.copyOf(sections);
  }

  /** The page as text. */
  public String render() {
    Markup markup = new Markup();
    markup.open("html", "lang", "en");
    head(markup);
    markup.open("body").open("main").element("h1", title);
    if (!lead.isEmpty()) {
      markup.element("p", lead, "class", "lead");
    }
    Charts charts = new Charts();
    sections.forEach(section -> section(markup, section, charts));
    markup.close().close().close();
    return "<!DOCTYPE html>\n" + markup.finish();
  }

  /**
   * The page as plain text that ends in a line break, without its charts.
   *
   * @param width the widest line, in characters
   */
  public String text(int width) {
    return PageText.of(this, width);
  }

  private void head(Markup markup) {
    markup
        .open("head")
        .empty("meta", "charset", "utf-8")
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .empty(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src 'unsafe-inline'")
        .element("title", title)
        .style(style())
        .close();
  }

  private static void section(Markup markup, Section section, Charts charts) {
    markup.open("section").element("h2", section.title());
    boolean row = false;
    for (Block block : section.blocks()) {
      boolean chart = block instanceof Block.Chart;
      if (chart != row) {
        if (chart) {
          markup.open("div", "class", "charts");
        } else {
          markup.close();
        }
        row = chart;
      }
      block(markup, block, charts);
    }
    if (row) {
      markup.close();
    }
    markup.close();
  }

  private static void block(Markup markup, Block block, Charts charts) {
    switch (block) {
      case Block.Words words -> markup.element("p", words.text());
      case Block.Code code -> markup.open("pre").element("code", code.text()).close();
      case Block.Facts facts -> facts(markup, facts);
      case Block.Grid grid -> table(markup, grid);
      case Block.Notes notes -> notes(markup, notes);
      case Block.Chart chart -> charts.write(markup, chart);
    }
  }

  private static void facts(Markup markup, Block.Facts facts) {
    markup.open("dl");
    for (Block.Fact fact : facts.facts()) {
      markup.element("dt", fact.name()).element("dd", fact.value());
    }
    markup.close();
  }

  private static void notes(Markup markup, Block.Notes notes) {
    markup.open("ul", "class", "notes");
    for (Block.Note note : notes.notes()) {
      markup
          .open("li", "class", name(note.tone()))
          .element("b", note.label())
          .text(" " + note.text() + " ")
          .element("i", note.remedy())
          .close();
    }
    markup.close();
  }

  static void table(Markup markup, Block.Grid grid) {
    Table table = grid.table();
    // A region that scrolls must be reachable by keyboard, and then has a name.
    markup.open(
        "div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", grid.caption());
    markup.open("table").element("caption", grid.caption()).open("thead").open("tr");
    for (Column column : table.columns()) {
      markup.element("th", column.title(), "scope", "col", "class", side(column));
    }
    markup.close().close().open("tbody");
    for (int row = 0; row < table.rows().size(); row++) {
      List<String> cells = table.rows().get(row);
      if (grid.tones().isEmpty()) {
        markup.open("tr");
      } else {
        markup.open("tr", "class", name(grid.tones().get(row)));
      }
      markup.element("th", cells.getFirst(), "scope", "row");
      for (int i = 1; i < cells.size(); i++) {
        markup.element("td", cells.get(i), "class", side(table.columns().get(i)));
      }
      markup.close();
    }
    markup.close().close().close();
  }

  private static String name(Block.Tone tone) {
    return tone.name().toLowerCase(Locale.ROOT);
  }

  private static String side(Column column) {
    return switch (column.alignment()) {
      case LEFT -> "w";
      case RIGHT -> "n";
    };
  }

  private static String style() {
    try (InputStream stream =
        Objects.requireNonNull(
            Page.class.getResourceAsStream(STYLE), STYLE + " is part of this package")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
