package org.fitterbench.core.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text.
 *
 * @param columns one or more
 * @param rows cells, one a column
 */
public record Table(List<Column> columns, List<List<String>> rows) {
  private static final String GAP = "  ";

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("A table has a column");
    }
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row has %d cells for %d columns".formatted(row.size(), columns.size()));
      }
    }
  }

  /**
   * The table as lines of fixed width. Where the table is too wide, the cells of the first column
   * go over several lines; nothing is cut off. Leading spaces of a first cell are kept, for a tree.
   *
   * @param width the widest line, in characters
   */
  public List<String> text(int width) {
    int[] widths = widths();
    int others = 0;
    for (int i = 1; i < widths.length; i++) {
      others += GAP.length() + widths[i];
    }
    widths[0] = Math.min(widths[0], Math.max(16, width - others));
    List<String> lines = new ArrayList<>();
    lines.addAll(row(columns.stream().map(Column::title).toList(), widths));
    lines.add("-".repeat(widths[0] + others));
    for (List<String> row : rows) {
      lines.addAll(row(row, widths));
    }
    return lines;
  }

  /** The table as lines of GitHub-flavoured Markdown. */
  public List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(markdownRow(columns.stream().map(Column::title).toList()));
    StringBuilder rule = new StringBuilder("|");
    for (Column column : columns) {
      rule.append(
          switch (column.alignment()) {
            case LEFT -> " --- |";
            case RIGHT -> " ---: |";
          });
    }
    lines.add(rule.toString());
    for (List<String> row : rows) {
      lines.add(markdownRow(row));
    }
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(Lines.clean(columns.get(i).title()));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], width(Lines.clean(row.get(i))));
      }
    }
    return widths;
  }

  private List<String> row(List<String> cells, int[] widths) {
    String indent = " ".repeat(leadingSpaces(cells.getFirst()));
    List<String> first = Lines.wrap(indent, indent + "  ", cells.getFirst(), widths[0]);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < first.size(); line++) {
      StringBuilder text = new StringBuilder(pad(first.get(line), widths[0], columns.getFirst()));
      for (int i = 1; i < widths.length && line == 0; i++) {
        text.append(GAP).append(pad(Lines.clean(cells.get(i)), widths[i], columns.get(i)));
      }
      lines.add(text.toString().stripTrailing());
    }
    return lines;
  }

  private static int leadingSpaces(String cell) {
    int count = 0;
    while (count < cell.length() && cell.charAt(count) == ' ') {
      count++;
    }
    return count;
  }

  private static String pad(String cell, int width, Column column) {
    String spaces = " ".repeat(Math.max(0, width - width(cell)));
    return switch (column.alignment()) {
      case LEFT -> cell + spaces;
      case RIGHT -> spaces + cell;
    };
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String markdownRow(List<String> cells) {
    StringBuilder line = new StringBuilder("|");
    for (String cell : cells) {
      line.append(' ').append(Lines.markdown(cell)).append(" |");
    }
    return line.toString();
  }
}
