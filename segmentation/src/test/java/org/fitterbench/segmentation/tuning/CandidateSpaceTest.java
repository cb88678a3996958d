package org.fitterbench.segmentation.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CandidateSpaceTest {
  private static final SegmentationSettings START = Profile.BALANCED.settings();

  @ParameterizedTest
  @EnumSource(TorchDevice.class)
  void everyCandidateIsThereOnceAndTheStartComesFirst(TorchDevice device) {
    List<Candidate> candidates = CandidateSpace.of(device, 2).candidates(START, 60, new Random(1));

    assertEquals(60, candidates.size());
    assertEquals(60, new HashSet<>(candidates).size());
    assertEquals(new Candidate(START, List.of()), candidates.getFirst());
  }

  @Test
  void singleChangesComeBeforeSeveralAtOnce() {
    List<Candidate> candidates =
        CandidateSpace.of(TorchDevice.CPU, 4).candidates(START, 60, new Random(1));

    int firstWithSeveral = 0;
    while (candidates.get(firstWithSeveral).changes().size() < 2) {
      firstWithSeveral++;
    }
    assertTrue(firstWithSeveral > 10);
    assertTrue(
        candidates.subList(firstWithSeveral, 60).stream()
            .anyMatch(each -> each.changes().size() > 2));
  }

  @Test
  void aSpaceOfOneValueHasTwoCandidates() {
    CandidateSpace space =
        new CandidateSpace(new TreeMap<>(Map.of(SettingKey.BATCH_SIZE, List.of("16"))));

    List<Candidate> candidates = space.candidates(START, 10, new Random(1));

    assertEquals(
        List.of("the settings to start from", "batch_size 16"),
        candidates.stream().map(Candidate::label).toList());
  }
}
