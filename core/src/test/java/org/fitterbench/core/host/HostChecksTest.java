package org.fitterbench.core.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostChecksTest {
  private static final String CPU = "sys/devices/system/cpu";

  @TempDir Path root;
  private FakeHost host;

  @BeforeEach
  void quietHost() throws IOException {
    host = new FakeHost(root);
  }

  @Test
  void aQuietHostHasNoFindingAndEveryCheckIsOk() {
    List<HostCheckResult> results = HostChecks.run(host.view());

    assertEquals(
        List.of(),
        results.stream().filter(result -> result.outcome().status() != CheckStatus.OK).toList());
    assertEquals(List.of(), HostChecks.findings(host.view()));
  }

  @Test
  void idsAreUniqueAndValidForFindings() {
    List<HostCheckResult> results = HostChecks.run(host.view());

    assertEquals(results.size(), results.stream().map(HostCheckResult::id).distinct().count());
    for (HostCheckResult result : results) {
      new Finding(result.id(), Severity.INFO, "message", "remedy");
    }
  }

  @Test
  void aGovernorThatSavesPowerIsAWarningThatCountsItsCores() throws IOException {
    host.file(CPU + "/cpu3/cpufreq/scaling_governor", "powersave\n");

    assertOutcome(
        "cpu-governor", CheckStatus.WARNING, "performance on 7 cores, powersave on 1 core");
  }

  @Test
  void aKernelWithoutGovernorsIsUnknownAndNoFinding() throws IOException {
    for (int core = 0; core < 8; core++) {
      host.without(CPU + "/cpu" + core + "/cpufreq/scaling_governor");
    }

    assertOutcome(
        "cpu-governor", CheckStatus.UNKNOWN, "the kernel shows none, as in most virtual machines");
    assertEquals(List.of(), HostChecks.findings(host.view()));
  }

  @Test
  void turboOfIntelIsReadFromItsDriver() throws IOException {
    host.file(CPU + "/intel_pstate/no_turbo", "0\n");

    CheckOutcome outcome = host.check("cpu-turbo");
    assertEquals(CheckStatus.INFO, outcome.status());
    assertTrue(
        outcome.remedy().endsWith("echo 1 | sudo tee /" + CPU + "/intel_pstate/no_turbo"),
        outcome.remedy());
  }

  @Test
  void turboOfOthersIsReadFromTheBoostSwitch() throws IOException {
    host.without(CPU + "/intel_pstate/no_turbo").file(CPU + "/cpufreq/boost", "1\n");
    assertEquals(CheckStatus.INFO, host.check("cpu-turbo").status());

    host.file(CPU + "/cpufreq/boost", "0\n");
    assertOutcome("cpu-turbo", CheckStatus.OK, "off");

    host.without(CPU + "/cpufreq/boost");
    assertEquals(CheckStatus.UNKNOWN, host.check("cpu-turbo").status());
  }

  @Test
  void throttlingOfAnyCoreCounts() throws IOException {
    host.file(CPU + "/cpu5/thermal_throttle/package_throttle_count", "12\n");

    assertOutcome("cpu-throttling", CheckStatus.INFO, "12 times since the machine started");
  }

  @Test
  void oneCoreIsAWarningAndTwoAreWorthKnowing() {
    host.logicalCores = 1;
    assertOutcome("cpu-cores", CheckStatus.WARNING, "1 logical core for the JVM");
    host.logicalCores = 2;
    assertOutcome("cpu-cores", CheckStatus.INFO, "2 logical cores for the JVM");
  }

  @Test
  void siblingsAreWorthKnowing() throws IOException {
    host.file(CPU + "/smt/active", "1\n");

    assertOutcome("cpu-smt", CheckStatus.INFO, "on: two threads share a core");
  }

  @Test
  void aSlowClockIsAWarning() throws IOException {
    host.file("sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet\n");

    assertOutcome("clock-source", CheckStatus.WARNING, "hpet, which takes a system call to read");
  }

  @Test
  void loadIsJudgedByTheNumberOfCores() {
    host.load = Reading.of(2.0);
    assertOutcome("system-load", CheckStatus.OK, "2.00 on 8 logical cores");
    host.load = Reading.of(2.01);
    assertOutcome("system-load", CheckStatus.WARNING, "2.01 on 8 logical cores");
    host.load = Reading.absent("this operating system keeps no load average");
    assertOutcome(
        "system-load", CheckStatus.UNKNOWN, "this operating system keeps no load average");
  }

  @Test
  void aVirtualMachineIsNamedByItsVendor() throws IOException {
    host.file("proc/cpuinfo", "flags\t\t: fpu hypervisor avx2\n");
    assertOutcome("virtual-machine", CheckStatus.INFO, "yes");

    host.file("sys/class/dmi/id/sys_vendor", "QEMU\n")
        .file("sys/class/dmi/id/product_name", "Standard PC\n");
    assertOutcome("virtual-machine", CheckStatus.INFO, "yes: QEMU Standard PC");
  }

  @Test
  void timeGivenToOtherGuestsIsAShareOfAllTime() throws IOException {
    host.file("proc/stat", "cpu  5000 0 1000 90000 1000 0 0 3000 700 0\n");

    assertOutcome("cpu-steal", CheckStatus.WARNING, "3.00 % since the machine started");
  }

  @Test
  void aQuotaOfCgroupV2IsFoundInAnyGroupAbove() throws IOException {
    host.file("proc/self/cgroup", "0::/system.slice/job\n")
        .file("sys/fs/cgroup/system.slice/job/cpu.max", "max 100000\n")
        .file("sys/fs/cgroup/system.slice/cpu.max", "150000 100000\n")
        .file("sys/fs/cgroup/system.slice/job/memory.max", "max\n")
        .file("sys/fs/cgroup/system.slice/memory.max", "2147483648\n");

    assertOutcome(
        "container-cpu", CheckStatus.WARNING, "1.50 cores' worth of time on 8 logical cores");
    assertOutcome("container-memory", CheckStatus.INFO, "2.0 GiB of 16.0 GiB");
  }

  @Test
  void aQuotaOfCgroupV1IsFoundUnderEitherNameOfItsMount() throws IOException {
    host.file("proc/self/cgroup", "5:memory:/docker/ab\n3:cpu,cpuacct:/docker/ab\n0::/\n")
        .file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "400000\n")
        .file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n")
        .file("sys/fs/cgroup/memory/memory.limit_in_bytes", "4294967296\n");

    assertOutcome(
        "container-cpu", CheckStatus.WARNING, "4.00 cores' worth of time on 8 logical cores");
    assertOutcome("container-memory", CheckStatus.INFO, "4.0 GiB of 16.0 GiB");
  }

  @Test
  void limitsThatLimitNothingAreNone() throws IOException {
    host.file("proc/self/cgroup", "5:memory:/\n3:cpu,cpuacct:/\n0::/\n")
        .file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n")
        .file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n")
        .file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

    assertOutcome("container-cpu", CheckStatus.OK, "none");
    assertOutcome("container-memory", CheckStatus.OK, "none");
  }

  @Test
  void littleMemoryAndLittleDiskAreWarnings() {
    host.availableMemoryBytes = 3 * FakeHost.GIBIBYTE / 2;
    host.usableDiskBytes = Reading.of(300.0 * (1 << 20));

    assertOutcome("free-memory", CheckStatus.WARNING, "1.5 GiB of 16.0 GiB");
    assertOutcome("free-disk", CheckStatus.WARNING, "300.0 MiB");
  }

  @Test
  void batteryPowerIsAWarning() {
    host.power = Machine.Power.BATTERY;
    assertOutcome("battery", CheckStatus.WARNING, "on battery");
    host.power = Machine.Power.NO_BATTERY;
    assertOutcome("battery", CheckStatus.OK, "no battery");
  }

  @Test
  void anotherJavaVersionIsAWarning() {
    host.javaVersion = 21;

    assertOutcome("jvm-version", CheckStatus.WARNING, "Example VM 21");
  }

  @Test
  void aJvmWithoutItsBestCompilerIsAWarning() {
    host.executionMode = "interpreted mode";
    assertOutcome("jvm-compiler", CheckStatus.WARNING, "none: the JVM only interprets");
    host.executionMode = "compiled mode, sharing";
    assertOutcome("jvm-compiler", CheckStatus.WARNING, "everything is compiled before it runs");
    host.executionMode = "mixed mode, emulated-client, sharing";
    host.topCompilationTier = Optional.of(1);
    assertOutcome("jvm-compiler", CheckStatus.WARNING, "without C2, up to tier 1");
    host.topCompilationTier = Optional.empty();
    assertOutcome("jvm-compiler", CheckStatus.UNKNOWN, "this JVM does not show its compilers");
  }

  @Test
  void debuggersAndAgentsAreNamed() {
    host.jvmArguments =
        List.of("-Xmx1g", "-agentlib:jdwp=transport=dt_socket", "-javaagent:spy.jar=a,b");

    assertOutcome(
        "jvm-agents",
        CheckStatus.WARNING,
        "-agentlib:jdwp=transport=dt_socket -javaagent:spy.jar=a,b");
  }

  @Test
  void assertionsAreAWarning() {
    host.assertions = true;

    assertOutcome("jvm-assertions", CheckStatus.WARNING, "on");
  }

  @Test
  void aFindingHasTheCheckTheFigureAndWhatToDo() {
    host.power = Machine.Power.BATTERY;

    assertEquals(
        List.of(
            new Finding(
                "battery",
                Severity.WARNING,
                "Power: on battery",
                "The CPU saves power: plug the machine in.")),
        HostChecks.findings(host.view()));
  }

  @Test
  void aHostThatShowsNothingHasNoFindingFromItsFiles() throws IOException {
    HostView blind =
        new HostView(
            host.view().machine(),
            host.view().jvm(),
            new HostFiles(root.resolve("nothing")),
            host.view().programs());

    assertEquals(List.of(), HostChecks.findings(blind));
    assertFalse(
        HostChecks.run(blind).stream()
            .allMatch(result -> result.outcome().status() == CheckStatus.OK));
  }

  private void assertOutcome(String id, CheckStatus status, String figure) {
    CheckOutcome outcome = host.check(id);
    assertEquals(figure, outcome.figure());
    assertEquals(status, outcome.status());
  }
}
