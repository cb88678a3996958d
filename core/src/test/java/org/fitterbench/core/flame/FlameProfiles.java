package org.fitterbench.core.flame;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Small profiles with known counts. */
final class FlameProfiles {
  private FlameProfiles() {}

  /** {@code package.Class.method} for each frame, outermost first. */
  static List<StackFrame> stack(String... methods) {
    return Arrays.stream(methods).map(FlameProfiles::frame).toList();
  }

  static StackFrame frame(String method) {
    int dot = method.lastIndexOf('.');
    return StackFrame.ofMethod(method.substring(0, dot), method.substring(dot + 1));
  }

  /** Ten samples: 6 in fit→jacobian→skin, 2 in fit→jacobian, 1 in fit→solve, 1 in the JDK. */
  static SampleProfile tenSamples() {
    StackFolder folder = new StackFolder(new StackFrame("", "A fit"));
    folder.add(
        stack("org.fitterbench.Fit.run", "org.fitterbench.Jac.fill", "org.lib.Skin.apply"), 6);
    folder.add(stack("org.fitterbench.Fit.run", "org.fitterbench.Jac.fill"), 2);
    folder.add(stack("org.fitterbench.Fit.run", "org.fitterbench.Solve.solve"), 1);
    folder.add(stack("java.util.Arrays.fill"), 1);
    return profile(folder);
  }

  static SampleProfile profile(StackFolder folder) {
    return new SampleProfile(
        "jdk.ExecutionSample", Duration.ofMillis(2), Duration.ofMillis(40), 0, folder.tree());
  }
}
