package org.fitterbench.fitter.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A blend shape of the phenotypes: its coefficient is the product of the weights of its labels
 * (arXiv 2511.03589).
 *
 * @param family which phenotypes it depends on
 * @param labels one anchor of each of them, for example {@code female}, {@code young}, {@code
 *     maxmuscle}, {@code averageweight}, in the order of its name
 */
public record PhenotypeShape(Family family, List<String> labels) {
  /** The age that has no targets of its own: its shapes are made from those of {@link #BABY}. */
  public static final String NEWBORN = "newborn";

  /** The youngest age that has targets. */
  public static final String BABY = "baby";

  private static final List<String> GENDERS = List.of("male", "female");
  private static final List<String> ALL_AGES = List.of(NEWBORN, BABY, "child", "young", "old");
  private static final List<String> AGES_FROM_CHILD = List.of("child", "young", "old");
  private static final List<String> MUSCLES = List.of("minmuscle", "averagemuscle", "maxmuscle");
  private static final List<String> WEIGHTS = List.of("minweight", "averageweight", "maxweight");

  private static final List<PhenotypeShape> ALL = makeAll();
  private static final List<PhenotypeShape> STORED =
      ALL.stream().filter(shape -> !shape.isNewborn()).toList();

  /** A set of shapes over the same phenotypes. */
  public enum Family {
    UNIVERSAL("macrodetails/", "universal-"),
    RACE("macrodetails/", ""),
    HEIGHT("macrodetails/height/", ""),
    PROPORTIONS("macrodetails/proportions/", ""),
    BREAST("breast/", "");

    private final String folder;
    private final String prefix;

    Family(String folder, String prefix) {
      this.folder = folder;
      this.prefix = prefix;
    }

    /** Where MPFB2 and MakeHuman keep its targets, below {@code targets/}, with a closing slash. */
    public String folder() {
      return folder;
    }
  }

  public PhenotypeShape {
    labels = List.copyOf(labels);
  }

  /** All 624 shapes in the specification's order. */
  public static List<PhenotypeShape> all() {
    return ALL;
  }

  /** The 564 shapes that have a target, in the specification's order: all but the newborn ones. */
  public static List<PhenotypeShape> stored() {
    return STORED;
  }

  /** The target's name, for example {@code universal-female-young-maxmuscle-averageweight}. */
  public String name() {
    return family.prefix + String.join("-", labels);
  }

  /** Whether this shape is made from the baby's target instead of one of its own. */
  public boolean isNewborn() {
    return labels.contains(NEWBORN);
  }

  /** The shape whose target this one is made from: the baby's for a newborn shape, else itself. */
  public PhenotypeShape storedShape() {
    return new PhenotypeShape(
        family, labels.stream().map(label -> label.equals(NEWBORN) ? BABY : label).toList());
  }

  private static List<PhenotypeShape> makeAll() {
    List<PhenotypeShape> shapes = new ArrayList<>();
    add(shapes, Family.UNIVERSAL, List.of(GENDERS, ALL_AGES, MUSCLES, WEIGHTS));
    add(shapes, Family.RACE, List.of(List.of("african", "asian", "caucasian"), GENDERS, ALL_AGES));
    add(
        shapes,
        Family.HEIGHT,
        List.of(GENDERS, ALL_AGES, MUSCLES, WEIGHTS, List.of("minheight", "maxheight")));
    add(
        shapes,
        Family.PROPORTIONS,
        List.of(
            GENDERS,
            AGES_FROM_CHILD,
            MUSCLES,
            WEIGHTS,
            List.of("idealproportions", "uncommonproportions")));
    add(
        shapes,
        Family.BREAST,
        List.of(
            List.of("female"),
            AGES_FROM_CHILD,
            MUSCLES,
            WEIGHTS,
            List.of("mincup", "averagecup", "maxcup"),
            List.of("minfirmness", "averagefirmness", "maxfirmness")));
    // The average breast is the body without a breast target.
    shapes.removeIf(shape -> shape.labels.containsAll(List.of("averagecup", "averagefirmness")));
    return Collections.unmodifiableList(shapes);
  }

  /** Adds the product of the choices, the first one outermost. */
  private static void add(List<PhenotypeShape> shapes, Family family, List<List<String>> choices) {
    List<List<String>> products = List.of(List.of());
    for (List<String> choice : choices) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> product : products) {
        for (String label : choice) {
          List<String> labels = new ArrayList<>(product);
          labels.add(label);
          longer.add(labels);
        }
      }
      products = longer;
    }
    products.forEach(labels -> shapes.add(new PhenotypeShape(family, labels)));
  }
}
