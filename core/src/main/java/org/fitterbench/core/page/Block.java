package org.fitterbench.core.page;

import java.util.List;
import org.fitterbench.core.text.Table;

/** A part of a section. */
public sealed interface Block {
  /** A paragraph. */
  record Words(String text) implements Block {}

  /** A command line, or what else is shown letter by letter. */
  record Code(String text) implements Block {}

  /**
   * Names and what they stand for, in a table of two columns.
   *
   * @param facts each a name and its value
   */
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** One fact. */
  record Fact(String name, String value) {}

  /**
   * A table.
   *
   * @param caption what it shows, for who cannot see the heading above
   * @param table at least one column
   * @param tones how good each row is; empty where none is judged
   */
  record Grid(String caption, Table table, List<Tone> tones) implements Block {
    public Grid {
      tones = List.copyOf(tones);
      if (!tones.isEmpty() && tones.size() != table.rows().size()) {
        throw new IllegalArgumentException(
            tones.size() + " tones for " + table.rows().size() + " rows");
      }
    }

    public Grid(String caption, Table table) {
      this(caption, table, List.of());
    }
  }

  /** Things to know, each with how grave it is. */
  record Notes(List<Note> notes) implements Block {
    public Notes {
      notes = List.copyOf(notes);
    }
  }

  /**
   * One thing to know.
   *
   * @param tone how grave
   * @param label a word or two
   * @param text what it is
   * @param remedy what to do about it; may be empty
   */
  record Note(Tone tone, String label, String text, String remedy) {}

  /** A drawing with its numbers in a table below, folded away. */
  sealed interface Chart extends Block permits BarChart, LineChart, ShareChart {
    /** What it shows, in a few words. */
    String title();

    /** What a reader should see in it and how it is to be read. */
    String description();

    /** Its height in the drawing's own units. */
    double height();

    /** Whether equal distances are equal factors, which a reader has to be told. */
    boolean isLogarithmic();

    /** Its numbers. */
    Table numbers();

    /** The names of the colours, in their order; empty where one colour is used. */
    List<String> legend();

    /** Draws it, {@value Page#CHART_WIDTH} units wide. */
    void draw(Drawing drawing);
  }

  /** How good or grave something is. */
  enum Tone {
    GOOD,
    BAD,
    WARNING,
    NEUTRAL
  }
}
