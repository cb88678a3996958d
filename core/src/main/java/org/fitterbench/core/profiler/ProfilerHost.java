package org.fitterbench.core.profiler;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.fitterbench.core.host.HostView;
import org.fitterbench.core.resource.ResourceProbes;

/**
 * All that a profiler takes from the machine that it runs on; a test hands in its own.
 *
 * @param nanoClock times operations and stages, monotonic, in nanoseconds
 * @param clock tells when the run began and ended
 * @param zone whose clock a run is named after
 * @param view looks at the machine, once
 * @param probes what the resource sampler reads
 */
record ProfilerHost(
    LongSupplier nanoClock,
    InstantSource clock,
    ZoneId zone,
    Supplier<HostView> view,
    ResourceProbes probes) {
  static ProfilerHost ofThisProcess() {
    return new ProfilerHost(
        System::nanoTime,
        InstantSource.system(),
        ZoneId.systemDefault(),
        () -> HostView.ofThisHost(Path.of("").toAbsolutePath()),
        ResourceProbes.ofThisProcess());
  }
}
