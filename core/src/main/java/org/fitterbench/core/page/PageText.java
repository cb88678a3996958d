package org.fitterbench.core.page;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.text.Lines;

/** A page as plain text for a terminal; charts, whose numbers tables say, are left out. */
final class PageText {
  private static final String INDENT = "  ";

  private PageText() {}

  static String of(Page page, int width) {
    List<String> lines = new ArrayList<>(Lines.wrap(page.title(), width));
    if (!page.lead().isEmpty()) {
      lines.addAll(Lines.wrap(page.lead(), width));
    }
    for (Section section : page.sections()) {
      lines.add("");
      lines.add(section.title());
      lines.add("=".repeat(section.title().length()));
      section.blocks().forEach(block -> lines.addAll(block(block, width)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> block(Block block, int width) {
    return switch (block) {
      case Block.Words words -> Lines.wrap("", "", words.text(), width);
      case Block.Code code -> List.of(INDENT + code.text());
      case Block.Facts facts -> facts(facts, width);
      case Block.Grid grid -> grid.table().text(width);
      case Block.Notes notes ->
          notes.notes().stream().flatMap(note -> note(note, width).stream()).toList();
      case Block.Chart _ -> List.of();
    };
  }

  private static List<String> facts(Block.Facts facts, int width) {
    int indent = 2 + facts.facts().stream().mapToInt(each -> each.name().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Block.Fact fact : facts.facts()) {
      String first = fact.name() + " ".repeat(indent - fact.name().length());
      lines.addAll(Lines.wrap(first, " ".repeat(indent), fact.value(), width));
    }
    return lines;
  }

  private static List<String> note(Block.Note note, int width) {
    List<String> lines =
        new ArrayList<>(Lines.wrap(INDENT, INDENT, note.label() + " " + note.text(), width));
    if (!note.remedy().isEmpty()) {
      lines.addAll(Lines.wrap(INDENT + "→ ", INDENT + INDENT, note.remedy(), width));
    }
    return lines;
  }
}
