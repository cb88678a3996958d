package org.fitterbench.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The house: arrows between modules run one way, packages have no cycles, modules keep their
 * secrets.
 */
@AnalyzeClasses(packages = "org.fitterbench", importOptions = ArchitectureTest.OnlyMain.class)
final class ArchitectureTest {
  /** Leaves out tests, among them those that the benchmarks lend as a jar. */
  static final class OnlyMain implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar") && Predefined.DO_NOT_INCLUDE_TESTS.includes(location);
    }
  }

  @ArchTest
  static final ArchRule modulesDependOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("org.fitterbench..")
          .layer("core")
          .definedBy("org.fitterbench.core..")
          .layer("mesh")
          .definedBy("org.fitterbench.mesh..")
          .layer("fitter")
          .definedBy("org.fitterbench.fitter..")
          .layer("facemorph")
          .definedBy("org.fitterbench.facemorph..")
          .layer("segmentation")
          .definedBy("org.fitterbench.segmentation..")
          .layer("benchmarks")
          .definedBy("org.fitterbench.benchmarks..")
          .layer("cli")
          .definedBy("org.fitterbench.cli..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("benchmarks")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("fitter")
          .mayOnlyBeAccessedByLayers("benchmarks", "cli")
          .whereLayer("facemorph")
          .mayOnlyBeAccessedByLayers("benchmarks", "cli")
          .whereLayer("segmentation")
          .mayOnlyBeAccessedByLayers("benchmarks", "cli")
          .whereLayer("mesh")
          .mayOnlyBeAccessedByLayers("fitter", "facemorph", "segmentation", "benchmarks", "cli");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.fitterbench.(*).(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.fitterbench.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule onlyTheBenchmarksKnowJmh =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.fitterbench.benchmarks..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.openjdk.jmh..");

  @ArchTest
  static final ArchRule pipelinesNeverReadAClock =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.fitterbench.fitter..",
              "org.fitterbench.facemorph..",
              "org.fitterbench.segmentation..",
              "org.fitterbench.mesh..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule onlyMainEndsTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.fitterbench.cli")
          .should()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule packagesAreOneLevelUnderTheirModule =
      classes()
          .that()
          .resideOutsideOfPackage("..jmh_generated..")
          .should()
          .resideInAnyPackage("org.fitterbench.cli", "org.fitterbench.*.*");
}
