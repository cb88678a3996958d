package org.fitterbench.segmentation.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.segmentation.model.Precision;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CandidateSpaceTest {
  private static final SegmentationSettings START = Profile.BALANCED.settings();
  private static final Extent LANDSCAPE = new Extent(144, 256, 3);

  @ParameterizedTest
  @EnumSource(TorchDevice.class)
  void everyNeighbourHasOneChangeAndIsThereOnce(TorchDevice device) {
    CandidateSpace space =
        CandidateSpace.of(device, 8, EnumSet.allOf(Precision.class), LANDSCAPE, _ -> true);

    List<Candidate> neighbours = space.neighbours(START, START);

    assertEquals(neighbours.size(), new HashSet<>(neighbours).size());
    assertTrue(neighbours.stream().allMatch(each -> each.changes().size() == 1));
    assertTrue(neighbours.size() > 20);
  }

  @Test
  void theFirstNeighboursChangeDifferentSettings() {
    CandidateSpace space =
        CandidateSpace.of(TorchDevice.CPU, 8, EnumSet.allOf(Precision.class), LANDSCAPE, _ -> true);

    List<SettingKey> first =
        space.neighbours(START, START).stream()
            .limit(6)
            .map(each -> each.changes().getFirst().key())
            .toList();

    assertEquals(6, new HashSet<>(first).size(), first::toString);
  }

  @Test
  void inputSizesKeepTheShapeAndAreThoseThatTheNetworkTakes() {
    CandidateSpace space =
        CandidateSpace.of(TorchDevice.CPU, 2, Set.of(), LANDSCAPE, size -> size.width() % 32 == 0);

    assertEquals(
        List.of("null", "[224, 128]", "[192, 112]", "[160, 96]", "[128, 80]", "[96, 48]"),
        space.values().getOrDefault(SettingKey.INPUT_SIZE, List.of()));
  }

  @Test
  void aNetworkWithItsOwnPrecisionIsNotAskedForOthers() {
    CandidateSpace space = CandidateSpace.of(TorchDevice.CPU, 2, Set.of(), LANDSCAPE, _ -> true);

    assertFalse(space.values().containsKey(SettingKey.PRECISION));
  }

  @Test
  void changesAreCountedFromTheStart() {
    CandidateSpace space =
        new CandidateSpace(new TreeMap<>(Map.of(SettingKey.BATCH_SIZE, List.of("2", "16"))));
    SegmentationSettings queued = START.with(SettingKey.MAX_QUEUE_SIZE, "48", "test");

    List<Candidate> neighbours =
        space.neighbours(queued.with(SettingKey.BATCH_SIZE, "8", "test"), START);

    assertEquals(
        List.of("max_queue_size 48", "batch_size 16, max_queue_size 48"),
        neighbours.stream().map(Candidate::label).toList());
  }
}
