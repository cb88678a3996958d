package org.fitterbench.benchmarks.runner;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.fitterbench.core.host.HostChecks;
import org.fitterbench.core.host.HostProbe;
import org.fitterbench.core.host.HostView;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.resource.ResourceSampler;
import org.jspecify.annotations.Nullable;

/** The machine that this JVM runs on, measured with JMH. It is looked at when first asked about. */
public final class ThisHost implements MeasuringHost {
  private final Path folder;
  private @Nullable HostView view;
  private @Nullable ResourceUsage readable;

  /**
   * @param folder a folder of the code that is measured, on the disk that results are written to
   */
  public ThisHost(Path folder) {
    this.folder = folder;
  }

  @Override
  public ForkExecutor executor(PrintStream log) {
    return new JmhForkExecutor(log);
  }

  @Override
  public Environment environment(List<String> jvmFlags) {
    return HostProbe.environment(view(), jvmFlags);
  }

  @Override
  public List<Finding> doubts() {
    return HostChecks.findings(view());
  }

  private HostView view() {
    if (view == null) {
      view = HostView.ofThisHost(folder);
    }
    return view;
  }

  @Override
  public ResourceUsage readable() {
    if (readable == null) {
      try (ResourceSampler sampler = ResourceSampler.ofThisProcess()) {
        sampler.start();
        readable = sampler.stop().usage(1);
      }
    }
    return readable;
  }

  @Override
  public long memoryBytes() {
    // Unlike the machine's own figure this one knows of a container's limit.
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : view().machine().memoryBytes();
  }

  @Override
  public boolean hasGpu() {
    return readable().peakGpuMemoryBytes() instanceof Reading.Measured;
  }

  @Override
  public Path lockFile() {
    return HostLock.jmhLockFile();
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }
}
