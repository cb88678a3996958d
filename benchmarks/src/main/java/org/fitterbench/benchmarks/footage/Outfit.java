package org.fitterbench.benchmarks.footage;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.fitterbench.benchmarks.input.DemoPerson;

/**
 * What somebody wears; colours are {@code 0xRRGGBB}.
 *
 * @param shirt its colour
 * @param pattern what is woven into the shirt
 * @param accent the second colour of the pattern
 * @param longSleeves whether they reach the wrists, not only the elbows
 * @param trousers their colour
 * @param shoes their colour
 * @param hair its colour
 * @param hairMetres how far it stands off the skin
 */
record Outfit(
    int shirt,
    Pattern pattern,
    int accent,
    boolean longSleeves,
    int trousers,
    int shoes,
    int hair,
    double hairMetres) {
  /** What is woven into a cloth. */
  enum Pattern {
    PLAIN,
    STRIPES,
    CHECKS;

    /** The name in descriptions. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int[] SHIRTS = {
    0xB23A3A, 0x3F6FA5, 0xE6E2D8, 0x4C7A52, 0x2F3440, 0xC98A2B, 0x7C5B94, 0x9FB7C6, 0x8C3B55
  };
  private static final int[] TROUSERS = {
    0x2B3A55, 0x3B3B3F, 0x6E5C45, 0x54606B, 0x8A7B62, 0x23262B
  };
  private static final int[] SHOES = {0x2A211C, 0x1B1C1F, 0xC9C5BD, 0x5A3822};
  private static final int[] DARK_HAIR = {0x17120F, 0x241A14, 0x0E0D0D};
  private static final int[] ANY_HAIR = {0x2A1C12, 0x5A3A20, 0x8A6A3E, 0x17120F, 0x6B3A22};
  private static final int[] GREY_HAIR = {0x8E8B88, 0x6B6866, 0xB4B1AD};

  /** Something to wear. */
  static Outfit random(RandomGenerator random, DemoPerson person) {
    int shirt = pick(random, SHIRTS);
    int accent;
    do {
      accent = pick(random, SHIRTS);
    } while (accent == shirt);
    boolean old = person.age() == DemoPerson.Age.OLD;
    boolean fair = person.ancestry() == DemoPerson.Ancestry.CAUCASIAN;
    return new Outfit(
        shirt,
        Pattern.values()[random.nextInt(Pattern.values().length)],
        accent,
        random.nextInt(5) < 2,
        pick(random, TROUSERS),
        pick(random, SHOES),
        pick(random, old ? GREY_HAIR : fair ? ANY_HAIR : DARK_HAIR),
        (person.gender() == DemoPerson.Gender.FEMALE ? 0.020 : 0.010)
            + 0.010 * random.nextDouble());
  }

  private static int pick(RandomGenerator random, int[] colours) {
    return colours[random.nextInt(colours.length)];
  }
}
