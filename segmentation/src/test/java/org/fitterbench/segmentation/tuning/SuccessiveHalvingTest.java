package org.fitterbench.segmentation.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;
import org.fitterbench.segmentation.tuning.TuningResult.Reason;
import org.fitterbench.segmentation.tuning.TuningResult.Round;
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

  private static final TuningListener NOBODY =
      new TuningListener() {
        @Override
        public void begins(String words) {}

        @Override
        public void advanced(Duration spent, OptionalDouble best) {}
      };

  private static TuningResult search(FakeMachine machine, int seconds, double floor) {
    TuningGoal goal = new TuningGoal(Duration.ofSeconds(seconds), floor);
    return new SuccessiveHalving(goal, START, SPACE, machine, machine, NOBODY, new Random(5))
        .search();
  }

  /** Fastest with batches of 4 and 2 threads; the queue is indifferent. */
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
    assertEquals(Reason.CONFIRMED, result.reason());
    assertEquals(1 / (0.88 * 0.8), result.duel().orElseThrow().ratio().value(), 0.03);
    assertEquals(100, result.rate(), 2);
    assertEquals("encode", result.last().orElseThrow().stages().getFirst().name());
  }

  @Test
  void whatHelpsOnlyTogetherIsFoundInLaterRounds() {
    // Larger batches only help once there are 2 threads.
    FakeMachine machine =
        new FakeMachine(settings -> {
          boolean two = settings.processing().numThreads().orElse(3) == 2;
          return two ? 110 + 5 * settings.model().batchSize() : 100;
        });

    TuningResult result = search(machine, 120, 0);

    assertEquals(16, result.chosen().settings().model().batchSize());
    assertEquals(2, result.chosen().settings().processing().numThreads().orElse(0));
  }

  @Test
  void eachRoundKeepsAThirdAndRunsItMoreOften() {
    List<Round> rounds = search(new FakeMachine(SuccessiveHalvingTest::hill), 240, 0).rounds();

    assertTrue(rounds.size() >= 3, rounds::toString);
    assertEquals(9, rounds.getFirst().candidates());
    for (int i = 1; i < rounds.size(); i++) {
      Round before = rounds.get(i - 1);
      int kept = Math.max(2, Math.ceilDiv(before.candidates(), 3));
      assertEquals(kept, rounds.get(i).candidates() - rounds.get(i).fresh());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 30, 60, 75, 120, 600})
  void theBudgetIsSpentAndKept(int seconds) {
    FakeMachine machine = new FakeMachine(SuccessiveHalvingTest::hill).withNoise(0.06);

    double spent = search(machine, seconds, 0).spent().toNanos() / 1e9;

    assertTrue(spent <= 1.02 * seconds, "spent " + spent);
    // What is left is no time for one more pair of runs.
    assertTrue(spent > Math.min(0.95 * seconds, seconds - 2.5), "spent " + spent);
  }

  @Test
  void onAQuietMachineTheSearchEndsWhenTheIntervalIsNarrow() {
    TuningResult result =
        search(new FakeMachine(SuccessiveHalvingTest::hill).withNoise(0.003), 600, 0);

    assertTrue(result.spent().toSeconds() < 500, () -> result.spent().toString());
    var bounds = result.duel().orElseThrow().ratio().interval().orElseThrow();
    assertTrue(bounds.halfWidth() < 0.015, bounds::toString);
  }

  @Test
  void slowCandidatesDoNotBreakTheBudget() {
    FakeMachine machine =
        new FakeMachine(settings -> settings.model().batchSize() == 16 ? 8 : hill(settings));

    TuningResult result = search(machine, 60, 0);

    assertTrue(result.spent().toMillis() <= 61_000, () -> result.spent().toString());
    assertEquals(4, result.chosen().settings().model().batchSize());
  }

  @Test
  void aColdStartIsNotTakenForASlowOne() {
    FakeMachine machine =
        new FakeMachine(_ -> 80).withSpeedAt(second -> second < 4 ? 0.3 + 0.17 * second : 1);

    TuningResult result = search(machine, 60, 0);

    assertTrue(
        result.startRates().stream().allMatch(rate -> rate > 70),
        () -> result.startRates().toString());
  }

  @Test
  void aFirstRunThatTakesLongDoesNotSpoilThePlan() {
    // Half of the budget is gone before the first frame; all runs after that are as ever.
    FakeMachine machine = new FakeMachine(SuccessiveHalvingTest::hill).startingAfter(25);

    TuningResult result = search(machine, 60, 0);

    assertEquals(Reason.CONFIRMED, result.reason());
    assertTrue(result.spent().toMillis() > 57_000, () -> result.spent().toString());
  }

  @Test
  void ofCandidatesThatAreAsFastTheSimplestIsTaken() {
    FakeMachine machine =
        new FakeMachine(settings -> settings.model().batchSize() == 8 ? 150 : 100);

    assertEquals("batch_size 8", search(machine.withNoise(0.005), 240, 0).chosen().label());
  }

  @Test
  void aMachineThatSlowsDownMisleadsNobody() {
    FakeMachine machine =
        new FakeMachine(SuccessiveHalvingTest::hill)
            .withSpeedAt(second -> 1 / (1 + 0.004 * second));

    TuningResult result = search(machine, 120, 0);

    assertEquals(4, result.chosen().settings().model().batchSize());
    assertEquals(2, result.chosen().settings().processing().numThreads().orElse(0));
    assertEquals(1.42, result.duel().orElseThrow().ratio().value(), 0.04);
  }

  @Test
  void candidatesRunBesideTheStart() {
    FakeMachine machine = new FakeMachine(SuccessiveHalvingTest::hill);
    search(machine, 60, 0);

    int apart = 0;
    for (Candidate candidate : machine.runs) {
      apart = candidate.changes().isEmpty() ? 0 : apart + 1;
      assertTrue(apart <= 3, () -> machine.runs.toString());
    }
  }

  @Test
  void settingsThatDoTheSameAreMeasuredOnce() {
    FakeMachine machine =
        new FakeMachine(SuccessiveHalvingTest::hill)
            .withSameness(settings ->
                List.of(
                    settings.model().batchSize(), settings.processing().numThreads().orElse(3)));

    search(machine, 60, 0);

    List<String> labels = machine.runs.stream().map(Candidate::label).distinct().toList();
    assertFalse(labels.contains("num_threads 3"), labels::toString);
    assertTrue(labels.stream().noneMatch(label -> label.contains("max_queue_size")));
  }

  @Test
  void masksThatAgreeTooLittleAreNotConsidered() {
    FakeMachine machine =
        new FakeMachine(settings -> settings.model().batchSize() == 4 ? 300 : 100)
            .withAgreement(settings -> settings.model().batchSize() == 4 ? 0.97 : 1);

    TuningResult result = search(machine, 120, 0.99);

    assertTrue(machine.runs.stream().noneMatch(each -> each.settings().model().batchSize() == 4));
    assertEquals(
        List.of("batch_size 4: its masks agree to 0.970 only, less than 0.990"),
        result.rejected().stream()
            .map(each -> each.candidate().label() + ": " + each.reason())
            .toList());
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
    TuningResult result = search(new FakeMachine(SuccessiveHalvingTest::hill), 2, 0);

    assertEquals(START, result.chosen().settings());
    assertEquals(Reason.NO_TIME, result.reason());
    assertTrue(result.untried() > 0);
  }

  @Test
  void whereAllElseIsSlowerTheRaceEndsItAll() {
    FakeMachine machine =
        new FakeMachine(settings -> settings.equals(START) ? 100 : 60).withNoise(0.01);

    TuningResult result = search(machine, 120, 0);

    assertEquals(Reason.ALL_SLOWER, result.reason());
    assertTrue(result.spent().toSeconds() < 85, () -> result.spent().toString());
  }

  @Test
  void anInterruptedSearchKeepsWhatIsFasterForSure() {
    TuningResult result =
        search(new FakeMachine(SuccessiveHalvingTest::hill).stoppedAt(60), 120, 0);

    assertEquals(Reason.BEST_SO_FAR, result.reason());
    assertEquals(2, result.chosen().settings().processing().numThreads().orElse(0));
  }

  @Test
  void anInterruptedSearchOfNothingKeepsTheStart() {
    TuningResult result = search(new FakeMachine(_ -> 80).stoppedAt(60), 120, 0);

    assertEquals(Reason.INTERRUPTED, result.reason());
    assertEquals(START, result.chosen().settings());
  }

  /** What many searches came to, each on another machine. */
  private record Claims(int searches, int claims, int covered) {
    /** Within three standard deviations of a share that is 0.95 in truth. */
    private static double least(int of) {
      return 0.95 - 3 * Math.sqrt(0.95 * 0.05 / of);
    }

    void requireLevel() {
      assertTrue(covered >= least(searches) * searches, this::toString);
    }
  }

  private interface Machines {
    FakeMachine of(double gain, long seed);
  }

  private static Claims claims(int searches, boolean anyGain, Machines machines) {
    int claimed = 0;
    int covered = 0;
    Random random = new Random(42);
    for (int i = 0; i < searches; i++) {
      double gain = anyGain ? 1 + 0.2 * random.nextDouble() : 1;
      TuningResult result = search(machines.of(gain, i), 60, 0);
      claimed += result.reason() == Reason.CONFIRMED ? 1 : 0;
      TuningResult.Duel duel = result.duel().orElseThrow();
      double truth = duel.measured().candidate().settings().model().batchSize() == 8 ? gain : 1;
      covered += duel.ratio().interval().orElseThrow().contains(truth) ? 1 : 0;
    }
    return new Claims(searches, claimed, covered);
  }

  private static FakeMachine noisy(double gain, long seed) {
    return new FakeMachine(settings -> settings.model().batchSize() == 8 ? 80 * gain : 80, seed)
        .withNoise(0.05);
  }

  @Test
  void theIntervalOfTheClaimHoldsTheTruthAsOftenAsItSays() {
    Claims claims = claims(200, true, SuccessiveHalvingTest::noisy);

    claims.requireLevel();
    assertTrue(claims.claims() > 100, claims::toString);
  }

  @Test
  void whereNothingHelpsHardlyAnythingIsClaimed() {
    Claims claims = claims(200, false, SuccessiveHalvingTest::noisy);

    claims.requireLevel();
    // One in forty intervals lies above 1 by chance; three standard deviations more is 12.
    assertTrue(claims.claims() <= 12, claims::toString);
  }

  @Test
  void aMachineThatIsBusyNowAndThenMakesNoClaims() {
    Claims claims =
        claims(
            200,
            false,
            (gain, seed) ->
                noisy(gain, seed)
                    .withSpeedAt(second -> Math.sin(second / 1.7 + seed) > 0.6 ? 0.6 : 1));

    assertTrue(claims.claims() <= 12, claims::toString);
  }
}
