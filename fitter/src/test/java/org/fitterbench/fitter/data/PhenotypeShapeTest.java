package org.fitterbench.fitter.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Collectors;
import org.fitterbench.fitter.data.PhenotypeShape.Family;
import org.junit.jupiter.api.Test;

final class PhenotypeShapeTest {
  @Test
  void theFamiliesHaveTheCountsOfTheSpecification() {
    Map<Family, Long> counts =
        PhenotypeShape.all().stream()
            .collect(Collectors.groupingBy(PhenotypeShape::family, Collectors.counting()));
    assertEquals(
        Map.of(
            Family.UNIVERSAL, 90L,
            Family.RACE, 30L,
            Family.HEIGHT, 180L,
            Family.PROPORTIONS, 108L,
            Family.BREAST, 216L),
        counts);
    assertEquals(624, PhenotypeShape.all().size());
    assertEquals(564, PhenotypeShape.stored().size());
  }

  @Test
  void namesFollowTheOuterLoopFirstOrder() {
    assertEquals("universal-male-newborn-minmuscle-minweight", PhenotypeShape.all().get(0).name());
    assertEquals(
        "universal-male-newborn-minmuscle-averageweight", PhenotypeShape.all().get(1).name());
    assertEquals("african-male-newborn", PhenotypeShape.all().get(90).name());
    assertEquals(
        "female-old-maxmuscle-maxweight-maxcup-maxfirmness", PhenotypeShape.all().getLast().name());
  }

  @Test
  void aNewbornShapeIsMadeFromTheBabysTarget() {
    PhenotypeShape newborn = PhenotypeShape.all().getFirst();
    assertEquals("universal-male-baby-minmuscle-minweight", newborn.storedShape().name());
    assertEquals(
        PhenotypeShape.stored().getFirst(), PhenotypeShape.stored().getFirst().storedShape());
  }
}
