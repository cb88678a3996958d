package org.fitterbench.segmentation.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;
import org.fitterbench.segmentation.tuning.TuningResult.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessiveHalvingTest {
  private static final SegmentationSettings START = Profile.BALANCED.settings();
  private static final CandidateSpace SPACE =
      new CandidateSpace(
          new TreeMap<>(
              Map.of(
                  SettingKey.BATCH_SIZE, List.of("1", "2", "4", "8", "16"),
                  SettingKey.NUM_THREADS, List.of("1", "2", "3"),
                  SettingKey.MAX_QUEUE_SIZE, List.of("8", "16", "48"))));

  private static List<Candidate> candidates(int most) {
    return SPACE.candidates(START, most, new Random(11));
  }

  private static TuningResult search(FakeMachine machine, int seconds, double floor) {
    TuningGoal goal = new TuningGoal(Duration.ofSeconds(seconds), floor, 20);
    return new SuccessiveHalving(goal, machine, machine, _ -> {}).search(candidates(45));
  }

  /** Fastest with batches of 4 and 2 threads, by 40 % over the start; the queue is indifferent. */
  private static double hill(SegmentationSettings settings) {
    double batch = Math.abs(Math.log(settings.model().batchSize() / 4.0) / Math.log(2));
    int threads = settings.processing().numThreads().orElse(3);
    return 100 * (1 - 0.12 * batch) * (threads == 2 ? 1 : 0.8);
  }

  @Test
  void theKnownOptimumIsFound() {
    TuningResult result = search(new FakeMachine(SuccessiveHalvingTest::hill), 120, 0);

    assertEquals(4, result.chosen().settings().model().batchSize());
    assertEquals(2, result.chosen().settings().processing().numThreads().orElse(0));
    TuningResult.Duel duel = result.duel().orElseThrow();
    assertTrue(duel.isFaster());
    assertEquals(1 / (0.88 * 0.8), duel.ratio().value(), 0.03);
    assertEquals("encode", result.stages().getFirst().name());
  }

  @Test
  void eachRoundKeepsAThirdAndMeasuresItForLonger() {
    List<Round> rounds = search(new FakeMachine(SuccessiveHalvingTest::hill), 240, 0).rounds();

    assertTrue(rounds.size() >= 3, rounds::toString);
    for (int i = 1; i < rounds.size(); i++) {
      Round before = rounds.get(i - 1);
      assertEquals(Math.ceilDiv(before.measured().size(), 3), before.kept());
      // After the first round the changes that helped are tried together as well.
      int more = i == 1 ? 1 : 0;
      assertEquals(before.kept() + more, rounds.get(i).measured().size());
      assertTrue(rounds.get(i).frames() > before.frames());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 15, 30, 60, 120, 600})
  void theBudgetIsKept(int seconds) {
    TuningResult result = search(new FakeMachine(SuccessiveHalvingTest::hill), seconds, 0);

    double spent = result.spent().toNanos() / 1e9;
    assertTrue(spent <= seconds + 1, "spent " + spent);
    assertTrue(spent > 0.6 * seconds, "spent " + spent);
  }

  @Test
  void slowCandidatesDoNotBreakTheBudget() {
    FakeMachine machine =
        new FakeMachine(settings -> settings.model().batchSize() == 16 ? 8 : hill(settings));

    TuningResult result = search(machine, 60, 0);

    assertTrue(result.spent().toSeconds() <= 63, () -> result.spent().toString());
  }

  @Test
  void whereNothingMattersTheStartIsKept() {
    TuningResult result = search(new FakeMachine(_ -> 80), 120, 0);

    assertEquals(START, result.chosen().settings());
    assertEquals(Reason.NO_DIFFERENCE, result.reason());
  }

  @Test
  void ofCandidatesThatCannotBeToldApartTheSimplestIsTaken() {
    TuningResult result =
        search(new FakeMachine(settings -> settings.model().batchSize() == 8 ? 150 : 100), 240, 0);

    assertEquals("batch_size 8", result.chosen().label());
  }

  @Test
  void aMachineThatSlowsDownMisleadsNobody() {
    TuningResult result =
        search(new FakeMachine(SuccessiveHalvingTest::hill).slowing(0.004), 120, 0);

    assertEquals(4, result.chosen().settings().model().batchSize());
    assertEquals(2, result.chosen().settings().processing().numThreads().orElse(0));
    assertEquals(1.42, result.duel().orElseThrow().ratio().value(), 0.05);
  }

  @Test
  void inARoundCandidatesRunInTurnsAndInChangingOrder() {
    FakeMachine machine = new FakeMachine(SuccessiveHalvingTest::hill);
    TuningGoal goal = new TuningGoal(Duration.ofMinutes(5), 0, 20);
    List<Candidate> three = candidates(3);

    new SuccessiveHalving(goal, machine, machine, _ -> {}).search(three);

    // After five runs to warm up: forth, back, forth.
    assertEquals(three, machine.runs.subList(5, 8));
    assertEquals(three.reversed(), machine.runs.subList(8, 11));
    assertEquals(three, machine.runs.subList(11, 14));
  }

  @Test
  void masksThatAgreeTooLittleAreNotConsidered() {
    FakeMachine machine =
        new FakeMachine(
            settings -> settings.model().batchSize() == 4 ? 300 : 100,
            settings -> settings.model().batchSize() == 4 ? 0.97 : 1);

    TuningResult result = search(machine, 120, 0.99);

    assertFalse(result.chosen().settings().model().batchSize() == 4);
    assertTrue(
        result.rejected().stream()
            .anyMatch(each ->
                each.candidate().label().equals("batch_size 4")
                    && each.reason().equals("its masks agree to 0.970 only, less than 0.990")));
  }

  @Test
  void aCandidateThatCannotBeRunIsLeftOutWithItsReason() {
    FakeMachine machine =
        new FakeMachine(settings -> settings.model().batchSize() == 16 ? 0 : hill(settings));

    TuningResult result = search(machine, 120, 0);

    assertEquals(4, result.chosen().settings().model().batchSize());
    assertEquals("no memory for it", result.rejected().getFirst().reason());
  }

  @Test
  void aStartThatCannotBeRunIsAnError() {
    assertThrows(UserInputException.class, () -> search(new FakeMachine(_ -> 0), 60, 0));
  }

  @Test
  void withoutTimeTheStartIsKeptAndSaidToBeSo() {
    TuningResult result = search(new FakeMachine(SuccessiveHalvingTest::hill), 1, 0);

    assertEquals(START, result.chosen().settings());
    assertEquals(Reason.NO_TIME, result.reason());
    assertTrue(result.untried() > 0);
  }

  @Test
  void heavyNoiseNeverMakesAFasterMachineOfNothing() {
    TuningResult result = search(new FakeMachine(_ -> 80).withNoise(0.2), 60, 0);

    assertEquals(Reason.NO_DIFFERENCE, result.reason());
  }
}
