package org.fitterbench.fitter.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.fitterbench.fitter.data.PhenotypeShape;
import org.fitterbench.fitter.data.PhenotypeShape.Family;
import org.junit.jupiter.api.Test;

class PhenotypeCoefficientsTest {
  private static final double EXACT = 1e-12;

  @Test
  void constantsCountTheShapesOfTheSpecification() {
    assertEquals(PhenotypeCoefficients.COUNT, PhenotypeShape.all().size());
    assertEquals(PhenotypeCoefficients.STORED_COUNT, PhenotypeShape.stored().size());
    assertEquals(Phenotype.COUNT, Phenotype.values().length);
  }

  @Test
  void coefficientsOfAFamilySumToOneWhereItCoversAllBodies() {
    SplittableRandom random = new SplittableRandom(5);
    for (int body = 0; body < 50; body++) {
      double[] phenotypes = random.doubles(Phenotype.COUNT, -0.5, 1.5).toArray();
      double[] coefficients = coefficients(phenotypes);
      assertEquals(1, sum(coefficients, Family.UNIVERSAL), EXACT);
      assertEquals(1, sum(coefficients, Family.RACE), EXACT);
      assertEquals(1, sum(coefficients, Family.HEIGHT), EXACT);
      double age = phenotypes[Phenotype.AGE.index()];
      double fromChild = Math.clamp(3 * age, 0, 1);
      assertEquals(fromChild, sum(coefficients, Family.PROPORTIONS), EXACT);
      assertEquals(0, Math.min(0, Arrays.stream(coefficients).min().orElseThrow()));
    }
  }

  @Test
  void aBodyOnAnchorsHasOneShapeOfEachFamily() {
    double[] phenotypes = {1, 2.0 / 3, 1, 0.5, 0, 1, 1, 0, 0, 2, 0};
    double[] coefficients = coefficients(phenotypes);
    assertEquals(1, coefficient(coefficients, "universal-female-young-maxmuscle-averageweight"));
    assertEquals(1, coefficient(coefficients, "asian-female-young"));
    assertEquals(1, coefficient(coefficients, "female-young-maxmuscle-averageweight-minheight"));
    assertEquals(
        1, coefficient(coefficients, "female-young-maxmuscle-averageweight-uncommonproportions"));
    assertEquals(
        1, coefficient(coefficients, "female-young-maxmuscle-averageweight-maxcup-minfirmness"));
    assertEquals(5, Arrays.stream(coefficients).filter(value -> value != 0).count());
  }

  @Test
  void aCoefficientIsTheProductOfItsLabelsWeights() {
    double[] phenotypes = {0.25, 0.5, 0.8, 0.1, 0.3, 0.5, 0.5, 0.5, 0.2, 0.2, 0.6};
    double[] coefficients = coefficients(phenotypes);
    assertEquals(
        0.75 * 0.5 * 0.6 * 0.8,
        coefficient(coefficients, "universal-male-young-maxmuscle-minweight"),
        EXACT);
    assertEquals(0.25 * 0.5 * 0.6, coefficient(coefficients, "caucasian-female-child"), EXACT);
    assertEquals(
        0.75 * 0.5 * 0.4 * 0.2 * 0.3,
        coefficient(coefficients, "male-child-averagemuscle-averageweight-maxheight"),
        EXACT);
  }

  @Test
  void valuesOutsideTheAnchorsCountAsTheNearest() {
    double[] outside = {-3, 7, 2, -1, 9, -0.1, 1.1, -4, 1, 1, 1};
    double[] nearest = {0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1};
    assertArrayEquals(coefficients(nearest), coefficients(outside));
  }

  @Test
  void racesThatAreAllZeroCountAsEqual() {
    double[] none = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 0, 0};
    double[] equal = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.2, 0.2, 0.2};
    assertArrayEquals(coefficients(equal), coefficients(none), EXACT);
  }

  @Test
  void aNewbornShapeIsStoredAsItsBabyShape() {
    List<PhenotypeShape> all = PhenotypeShape.all();
    for (int index = 0; index < all.size(); index++) {
      PhenotypeShape stored = PhenotypeShape.stored().get(PhenotypeCoefficients.storedShape(index));
      assertEquals(all.get(index).storedShape(), stored);
      assertEquals(all.get(index).isNewborn(), PhenotypeCoefficients.isNewborn(index));
    }
  }

  @Test
  void aLocalChangeGoesToOneOfItsTwoTargets() {
    double[] coefficients = new double[PhenotypeCoefficients.COUNT + 6];
    LocalChangeCoefficients.compute(new double[] {0.3, -0.7, 0}, coefficients);
    assertArrayEquals(
        new double[] {0.3, 0, 0, 0.7, 0, 0},
        Arrays.copyOfRange(coefficients, PhenotypeCoefficients.COUNT, coefficients.length));
  }

  private static double[] coefficients(double[] phenotypes) {
    double[] coefficients = new double[PhenotypeCoefficients.COUNT];
    PhenotypeCoefficients.compute(
        phenotypes, new double[PhenotypeCoefficients.SCRATCH], coefficients);
    return coefficients;
  }

  private static double sum(double[] coefficients, Family family) {
    double sum = 0;
    for (int index = 0; index < coefficients.length; index++) {
      sum += PhenotypeShape.all().get(index).family() == family ? coefficients[index] : 0;
    }
    return sum;
  }

  private static double coefficient(double[] coefficients, String name) {
    List<String> names = PhenotypeShape.all().stream().map(PhenotypeShape::name).toList();
    return coefficients[names.indexOf(name)];
  }
}
