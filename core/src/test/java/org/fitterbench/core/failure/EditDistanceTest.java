package org.fitterbench.core.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
  @Test
  void insertionsRemovalsAndReplacementsCountOneEach() {
    assertEquals(0, EditDistance.between("gender", "gender"));
    assertEquals(3, EditDistance.between("kitten", "sitting"));
    assertEquals(5, EditDistance.between("", "waist"));
  }

  @Test
  void theNearestNameIsTheFirstOfTheClosest() {
    assertEquals(
        Optional.of("wrist.L"),
        EditDistance.nearest("wrist", List.of("head", "wrist.L", "wrist.R")));
    assertEquals(Optional.empty(), EditDistance.nearest("wrist", List.of()));
  }
}
