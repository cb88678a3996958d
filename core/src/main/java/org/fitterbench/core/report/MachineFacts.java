package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.page.Block;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.TextReading;
import org.fitterbench.core.text.Figures;

/** What a report tells of the machine and the JVM that it was measured on. */
public final class MachineFacts {
  private MachineFacts() {}

  /** All that is known. */
  public static List<Block.Fact> of(Environment machine) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("CPU", cpu(machine)));
    facts.add(new Block.Fact("JVM", machine.jvm()));
    facts.addAll(details(machine));
    return facts;
  }

  /** The CPU, its cores, the memory and the operating system in one line. */
  static String host(Environment machine) {
    return "%s, %s, %s"
        .formatted(cpu(machine), Figures.bytes((double) machine.memoryBytes()), machine.os());
  }

  private static String cpu(Environment machine) {
    return "%s, %d cores (%d logical)"
        .formatted(machine.cpuModel(), machine.physicalCores(), machine.logicalCores());
  }

  /** What only a close look asks for. */
  static List<Block.Fact> details(Environment machine) {
    return List.of(
        new Block.Fact("Operating system", machine.os()),
        new Block.Fact("Caches", orNone(machine.caches())),
        new Block.Fact("Memory", Figures.bytes((double) machine.memoryBytes())),
        new Block.Fact("Container limits", orNone(machine.containerLimits())),
        new Block.Fact("CPU frequency", reading(machine.cpuFrequencyHertz(), 1e-9, " GHz at most")),
        new Block.Fact("CPU governor", text(machine.cpuGovernor())),
        new Block.Fact("Load before the run", reading(machine.loadBefore(), 1, "")),
        new Block.Fact("GPU", orNone(machine.gpus())),
        new Block.Fact("JVM flags", orNone(machine.jvmFlags())));
  }

  static String orNone(List<String> words) {
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  private static String text(TextReading reading) {
    return switch (reading) {
      case TextReading.Found found -> found.text();
      case TextReading.Missing missing -> Figures.ABSENT + " (" + missing.reason() + ")";
    };
  }

  private static String reading(Reading reading, double scale, String unit) {
    return switch (reading) {
      case Reading.Measured measured -> Figures.significant(measured.value() * scale, 3) + unit;
      case Reading.Absent absent -> Figures.ABSENT + " (" + absent.reason() + ")";
    };
  }
}
