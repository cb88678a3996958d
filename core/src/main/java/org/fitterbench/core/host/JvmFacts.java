package org.fitterbench.core.host;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/**
 * The JVM that measures.
 *
 * @param featureVersion for example 25
 * @param description name, version and vendor
 * @param arguments the flags it was started with
 * @param executionMode how HotSpot says that it runs code, for example {@code mixed mode} or {@code
 *     interpreted mode}
 * @param topCompilationTier the highest tier of HotSpot's compilers that may be used, 4 with C2;
 *     empty on another JVM
 * @param assertions whether Java assertions are on
 */
public record JvmFacts(
    int featureVersion,
    String description,
    List<String> arguments,
    String executionMode,
    Optional<Integer> topCompilationTier,
    boolean assertions) {
  public JvmFacts {
    arguments = List.copyOf(arguments);
  }

  /** The JVM that runs this code. */
  public static JvmFacts ofThisJvm() {
    return new JvmFacts(
        Runtime.version().feature(),
        "%s %s (%s)"
            .formatted(
                System.getProperty("java.vm.name"),
                Runtime.version(),
                System.getProperty("java.vendor")),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        System.getProperty("java.vm.info", "unknown"),
        topTier(),
        JvmFacts.class.desiredAssertionStatus());
  }

  private static Optional<Integer> topTier() {
    HotSpotDiagnosticMXBean hotSpot =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (hotSpot == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.valueOf(hotSpot.getVMOption("TieredStopAtLevel").getValue()));
    } catch (IllegalArgumentException e) {
      // A JVM with the bean but without this option, which no compiler tiers can be read from.
      return Optional.empty();
    }
  }
}
