package org.fitterbench.core.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.core.record.Finding;

/** All checks of the host, in the order in which a person reads them. */
public final class HostChecks {
  private static final List<HostCheck> ALL =
      Stream.of(CpuChecks.ALL, MachineChecks.ALL, JvmChecks.ALL).flatMap(List::stream).toList();

  private HostChecks() {}

  /** Asks every question. */
  public static List<HostCheckResult> run(HostView host) {
    return ALL.stream().map(check -> check.run(host)).toList();
  }

  /** The doubts only, for the run record. */
  public static List<Finding> findings(HostView host) {
    return run(host).stream().map(HostCheckResult::finding).flatMap(Optional::stream).toList();
  }
}
