package org.fitterbench.core.resource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.fitterbench.core.process.SystemProgramRunner;
import org.fitterbench.core.record.Reading;

/**
 * What a sampler reads.
 *
 * @param nanoClock a monotonic clock in nanoseconds
 * @param process the process, as the operating system sees it
 * @param jvm the JVM, as it sees itself
 * @param energyJoules energy of all CPU packages since an arbitrary origin
 * @param gpu the machine's GPUs; may be slow
 * @param processFolder the kernel's folder of this process, where there is one
 */
public record ResourceProbes(
    LongSupplier nanoClock,
    Probe<ProcessReading> process,
    Probe<JvmReading> jvm,
    Probe<Reading> energyJoules,
    Probe<GpuReading> gpu,
    Path processFolder) {
  private static final Duration GPU_LIMIT = Duration.ofSeconds(5);

  /** The probes of the process that calls, on the machine that it runs on. */
  public static ResourceProbes ofThisProcess() {
    return new ResourceProbes(
        System::nanoTime,
        new OshiProcessProbe(),
        new JvmProbe(),
        new PowercapEnergy(Path.of("/sys/class/powercap")),
        new NvidiaSmi(
            new SystemProgramRunner(Path.of("").toAbsolutePath(), GPU_LIMIT), System::nanoTime),
        Path.of("/proc/self"));
  }

  /** Everything but the GPU, which takes too long for one moment. */
  ResourceSnapshot snapshot() {
    return new ResourceSnapshot(
        nanoClock.getAsLong(), process.read(), jvm.read(), energyJoules.read());
  }
}
