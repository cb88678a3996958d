package org.fitterbench.cli.command;

import java.util.List;
import java.util.function.Supplier;
import org.fitterbench.core.host.CheckStatus;
import org.fitterbench.core.host.HostCheckResult;
import org.fitterbench.core.host.HostChecks;
import org.fitterbench.core.host.HostProbe;
import org.fitterbench.core.host.HostView;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks whether this machine can measure well, and says what to do where it cannot. */
@Command(
    name = "doctor",
    description = "Checks this machine and its JVM before measuring.",
    footerHeading = "%nResults:%n",
    footer = {
      "  ok        nothing stands in the way of good numbers",
      "  info      worth knowing when numbers are read",
      "  warning   numbers may be off",
      "  unknown   this machine does not say",
      "",
      "It changes nothing, and exits with 0 whatever it finds."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DoctorCommand implements Runnable {
  /**
   * What {@code --json} prints.
   *
   * @param environment the machine and the JVM
   * @param checks every check
   */
  record Report(Environment environment, List<Check> checks) {}

  /**
   * A check in JSON, without the nesting of the code.
   *
   * @param id stable, in kebab case
   * @param title what was checked
   * @param status how it matters
   * @param figure what was found, or why nothing was
   * @param remedy what to do about it; empty when there is nothing to do
   */
  record Check(String id, String title, CheckStatus status, String figure, String remedy) {
    static Check of(HostCheckResult result) {
      return new Check(
          result.id(),
          result.title(),
          result.outcome().status(),
          result.outcome().figure(),
          result.outcome().remedy());
    }
  }

  private final CommandContext context;
  private final Supplier<HostView> host;

  @Option(names = "--json", description = "Print JSON in place of the table.")
  private boolean json;

  DoctorCommand(CommandContext context) {
    this(context, () -> HostView.ofThisHost(context.workingFolder()));
  }

  /**
   * @param host looks at the host, once the command runs
   */
  DoctorCommand(CommandContext context, Supplier<HostView> host) {
    this.context = context;
    this.host = host;
  }

  @Override
  public void run() {
    HostView view = host.get();
    List<HostCheckResult> results = HostChecks.run(view);
    Environment environment = HostProbe.environment(view, view.jvm().arguments());
    if (json) {
      Report report = new Report(environment, results.stream().map(Check::of).toList());
      context.out().print(RecordJson.format(report));
    } else {
      DoctorTable.lines(environment, results).forEach(context.out()::println);
    }
    context.out().flush();
  }
}
