package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fitterbench.benchmarks.runner.MeasuringHost;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.fitterbench.segmentation.pipeline.VideoPipeline;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;
import org.fitterbench.segmentation.stream.StreamStatistics;

/**
 * What a person may ask of a running video.
 *
 * @param pipeline the run
 * @param settings its settings
 * @param device where the network runs
 * @param host the machine
 */
record RunControls(
    VideoPipeline pipeline, SegmentationSettings settings, TorchDevice device, MeasuringHost host)
    implements InteractiveSession.Controls {
  @Override
  public List<String> stats() {
    StreamStatistics statistics = pipeline.statistics();
    List<String> lines =
        new ArrayList<>(
            SegmentSummary.stages(
                statistics.stages().stream().map(SegmentReport.Stage::of).toList()));
    lines.add(
        SegmentSummary.latency(
            "Frame to mask",
            SegmentReport.Milliseconds.of(statistics.stage(VideoPipeline.FINISH).latencies())));
    lines.add(
        String.format(
            Locale.ROOT,
            "%d frames, %s FPS, %d dropped; batches of %d",
            statistics.finished(),
            Figures.framesPerSecond(statistics.perSecond()),
            statistics.dropped(),
            pipeline.batch()));
    return lines;
  }

  @Override
  public List<String> hardware() {
    Environment machine = host.environment(List.of());
    return List.of(
        machine.cpuModel(),
        "%d logical processors, memory %s, network on the %s"
            .formatted(
                machine.logicalCores(),
                Figures.bytes((double) machine.memoryBytes()),
                device.label()));
  }

  @Override
  public List<String> config() {
    return Arrays.stream(SettingKey.values())
        .map(key -> key.path() + ": " + key.text(settings))
        .toList();
  }

  @Override
  public String change(Profile profile) {
    Refinement refinement = profile.refinesMasks() ? Refinement.GUIDED : Refinement.NONE;
    pipeline.change(refinement, profile.settings().model().batchSize());
    return "masks refined: %s; batches of %d; the rest of the profile is for the next run"
        .formatted(refinement.name().toLowerCase(Locale.ROOT), pipeline.batch());
  }

  @Override
  public void pause() {
    pipeline.pause();
  }

  @Override
  public void resume() {
    pipeline.resume();
  }

  @Override
  public void stop() {
    pipeline.stop();
  }
}
