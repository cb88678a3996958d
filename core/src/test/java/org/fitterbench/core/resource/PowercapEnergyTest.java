package org.fitterbench.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.record.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowercapEnergyTest {
  private static final long RANGE = 262_143_328_850L;

  @TempDir Path root;

  @Test
  void packagesAddUpAndWhatIsInsideThemDoesNotCountTwice() throws IOException {
    zone("intel-rapl:0", "package-0", 1_000_000);
    zone("intel-rapl:0:0", "core", 500_000);
    zone("intel-rapl:1", "package-1", 9_000_000);
    zone("intel-rapl:2", "psys", 4_000_000);
    zone("intel-rapl-mmio:0", "package-0", 1_000_000);
    PowercapEnergy energy = new PowercapEnergy(root);
    Reading start = energy.read();

    set("intel-rapl:0", 3_500_000);
    set("intel-rapl:0:0", 90_000_000);
    set("intel-rapl:1", 9_250_000);
    set("intel-rapl:2", 90_000_000);
    set("intel-rapl-mmio:0", 90_000_000);

    assertEquals(Reading.of(2.75), Difference.of(start, energy.read()));
  }

  @Test
  void aCounterThatStartsAgainGoesOn() throws IOException {
    zone("intel-rapl:0", "package-0", RANGE - 1_000_000);
    PowercapEnergy energy = new PowercapEnergy(root);
    Reading start = energy.read();
    set("intel-rapl:0", 2_000_000);
    Reading wrapped = energy.read();
    set("intel-rapl:0", 3_000_000);

    assertEquals(Reading.of(3), Difference.of(start, wrapped));
    assertEquals(Reading.of(4), Difference.of(start, energy.read()));
  }

  @Test
  void withoutTheFolderTheReasonNamesIt() {
    Path missing = root.resolve("powercap");

    assertEquals(
        Reading.absent(
            "there is no " + missing + ": no RAPL energy counters, as in most virtual machines"),
        new PowercapEnergy(missing).read());
  }

  @Test
  void withoutAPackageTheReasonSaysSo() throws IOException {
    zone("intel-rapl:0", "psys", 1);

    assertEquals(
        Reading.absent(root + " names no CPU package: the RAPL driver is not loaded"),
        new PowercapEnergy(root).read());
  }

  @Test
  void aCounterThatCannotBeReadIsAbsentAndNamesTheFile() throws IOException {
    zone("intel-rapl:0", "package-0", 1);
    Path counter = root.resolve("intel-rapl:0/energy_uj");
    Files.writeString(counter, "not a number\n");

    Reading.Absent absent = assertInstanceOf(Reading.Absent.class, new PowercapEnergy(root).read());
    assertTrue(absent.reason().startsWith(counter + " cannot be read: "), absent.reason());
  }

  @Test
  void aCounterForRootOnlyGivesTheCommandThatAllowsIt() {
    Path counter = root.resolve("intel-rapl:0/energy_uj");

    assertEquals(
        Reading.absent(
            counter + " may be read by root only; allow it with: sudo chmod a+r " + counter),
        PowercapEnergy.denied(counter));
  }

  private void zone(String folder, String name, long microjoules) throws IOException {
    Path zone = Files.createDirectories(root.resolve(folder));
    Files.writeString(zone.resolve("name"), name + "\n");
    Files.writeString(zone.resolve("max_energy_range_uj"), RANGE + "\n");
    set(folder, microjoules);
  }

  private void set(String folder, long microjoules) throws IOException {
    Files.writeString(root.resolve(folder).resolve("energy_uj"), microjoules + "\n");
  }
}
