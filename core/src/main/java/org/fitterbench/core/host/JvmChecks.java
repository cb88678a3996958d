package org.fitterbench.core.host;

import java.util.List;
import java.util.Optional;

/** Checks of whether the JVM runs code as it would in earnest. */
final class JvmChecks {
  static final List<HostCheck> ALL =
      List.of(
          new HostCheck("jvm-version", "JVM", JvmChecks::version),
          new HostCheck("jvm-compiler", "JIT compiler", JvmChecks::compiler),
          new HostCheck("jvm-agents", "Debugger and agents", JvmChecks::agents),
          new HostCheck("jvm-assertions", "Assertions", JvmChecks::assertions));

  private static final int SUPPORTED_VERSION = 25;

  /** HotSpot's tier 4 is C2, the compiler of its fastest code. */
  private static final int C2_TIER = 4;

  private JvmChecks() {}

  private static CheckOutcome version(HostView host) {
    JvmFacts jvm = host.jvm();
    return jvm.featureVersion() == SUPPORTED_VERSION
        ? CheckOutcome.ok(jvm.description())
        : CheckOutcome.warning(
            jvm.description(),
            "fitter-bench is built for and tested on Java %d: set JAVA_HOME to a JDK %d."
                .formatted(SUPPORTED_VERSION, SUPPORTED_VERSION));
  }

  private static CheckOutcome compiler(HostView host) {
    JvmFacts jvm = host.jvm();
    if (jvm.executionMode().contains("interpreted")) {
      return CheckOutcome.warning(
          "none: the JVM only interprets", "Remove -Xint from the JVM's flags.");
    }
    if (jvm.executionMode().contains("compiled mode")) {
      return CheckOutcome.warning(
          "everything is compiled before it runs", "Remove -Xcomp from the JVM's flags.");
    }
    Optional<Integer> tier = jvm.topCompilationTier();
    if (tier.isEmpty()) {
      return CheckOutcome.unknown("this JVM does not show its compilers");
    }
    return tier.get() >= C2_TIER
        ? CheckOutcome.ok("C1 and C2")
        : CheckOutcome.warning(
            "without C2, up to tier " + tier.get(),
            "Remove -XX:TieredStopAtLevel or -client from the JVM's flags, or use a JDK with C2.");
  }

  private static CheckOutcome agents(HostView host) {
    List<String> flags =
        host.jvm().arguments().stream()
            .filter(flag ->
                flag.startsWith("-agentlib:")
                    || flag.startsWith("-agentpath:")
                    || flag.startsWith("-javaagent:")
                    || flag.startsWith("-Xrunjdwp")
                    || flag.equals("-Xdebug"))
            .toList();
    return flags.isEmpty()
        ? CheckOutcome.ok("none")
        : CheckOutcome.warning(
            String.join(" ", flags), "An agent may slow or change the code: start without it.");
  }

  private static CheckOutcome assertions(HostView host) {
    return host.jvm().assertions()
        ? CheckOutcome.warning("on", "Remove -ea from the JVM's flags.")
        : CheckOutcome.ok("off");
  }
}
