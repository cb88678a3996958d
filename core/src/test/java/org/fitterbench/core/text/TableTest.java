package org.fitterbench.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final List<Column> COLUMNS = List.of(Column.words("Name"), Column.numbers("ms"));

  @Test
  void wordsStandLeftAndNumbersRight() {
    Table table = new Table(COLUMNS, List.of(List.of("a", "1.5"), List.of("longer", "123.25")));
    assertEquals(
        List.of("Name        ms", "--------------", "a          1.5", "longer  123.25"),
        table.text(80));
  }

  @Test
  void leadingSpacesOfAFirstCellAreKept() {
    Table table =
        new Table(COLUMNS, List.of(List.of("fit", "3"), List.of("  solve the system", "1")));
    assertEquals(
        List.of("fit                3", "  solve the        1", "    system"),
        table.text(20).subList(2, 5));
  }

  @Test
  void aLongFirstCellGoesOverSeveralLines() {
    Table table =
        new Table(COLUMNS, List.of(List.of("one two three four five six seven", "123.25")));
    List<String> lines = table.text(30);
    assertEquals(
        List.of(
            "Name                        ms",
            "------------------------------",
            "one two three four      123.25",
            "  five six seven"),
        lines);
  }

  @Test
  void aWordThatIsTooLongIsBrokenAndNothingIsLost() {
    String name = "x".repeat(70);
    List<String> lines = new Table(COLUMNS, List.of(List.of(name, "1"))).text(30);
    assertTrue(lines.stream().allMatch(line -> line.length() <= 30), lines::toString);
    assertEquals(70, String.join("", lines).chars().filter(c -> c == 'x').count());
  }

  @Test
  void noControlCharacterGetsThrough() {
    Table table = new Table(COLUMNS, List.of(List.of("a\u001b[31mred\n\tb", "1\r2")));
    assertEquals("a [31mred b  1 2", table.text(80).getLast());
    assertEquals("| a \\[31mred b | 1 2 |", table.markdown().getLast());
  }

  @Test
  void markdownKeepsAlignmentAndEscapes() {
    Table table = new Table(COLUMNS, List.of(List.of("a|b_c", "1")));
    assertEquals(List.of("| Name | ms |", "| --- | ---: |", "| a\\|b_c | 1 |"), table.markdown());
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Table(COLUMNS, List.of(List.of("a"))));
  }
}
