package org.fitterbench.cli.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.fitterbench.benchmarks.runner.RunHeader;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.InputAsset;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.report.RunFolder;

/** What a run says before it begins: where it measures, on what, and what is doubtful about it. */
final class RunOpening {
  private static final double BYTES_PER_GIBIBYTE = 1L << 30;

  private final PrintWriter out;

  RunOpening(PrintWriter out) {
    this.out = out;
  }

  void print(RunHeader header, RunFolder folder) {
    Environment environment = header.environment();
    out.println(
        "fitter-bench " + header.toolVersion() + ", profile " + header.settings().profile());
    out.println(
        String.format(
            Locale.ROOT,
            "host    %s, %d cores, %.0f GiB; %s",
            environment.cpuModel(),
            environment.logicalCores(),
            environment.memoryBytes() / BYTES_PER_GIBIBYTE,
            environment.jvm()));
    for (InputAsset input : header.inputs()) {
      out.println(String.format(Locale.ROOT, "input   %s: %s", input.role(), input.name()));
    }
    out.println("report  " + folder.path());
    for (Finding finding : header.findings()) {
      if (finding.severity() != Severity.INFO) {
        out.println("warning: " + finding.message() + ". " + finding.remedy());
      }
    }
    out.flush();
  }
}
