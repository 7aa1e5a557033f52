package dev.faultline.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrow of ARCHITECTURE.md: a wrong import fails here. */
@AnalyzeClasses(packages = "dev.faultline", importOptions = DoNotIncludeTests.class)
final class ArrowTest {
  private static final String[] SCENARIOS = {
    "dev.faultline.yaml..",
    "dev.faultline.scenario..",
    "dev.faultline.system..",
    "dev.faultline.run..",
    "dev.faultline.catalogue..",
    "dev.faultline.token.."
  };
  private static final String[] REPORTS = {
    "dev.faultline.verdict..",
    "dev.faultline.history..",
    "dev.faultline.check..",
    "dev.faultline.report..",
    "dev.faultline.diagnosis..",
    "dev.faultline.incident..",
    "dev.faultline.gate.."
  };
  private static final String[] HARNESS = {
    "dev.faultline.engine..",
    "dev.faultline.bed..",
    "dev.faultline.fault..",
    "dev.faultline.response..",
    "dev.faultline.evidence..",
    "dev.faultline.stores..",
    "dev.faultline.generator..",
    "dev.faultline.runner..",
    "dev.faultline.suite..",
    "dev.faultline.serve..",
    "dev.faultline.bench..",
    "dev.faultline.command.."
  };

  @ArchTest
  static final ArchRule scenarios_know_nobody =
      noClasses()
          .that()
          .resideInAnyPackage(SCENARIOS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(REPORTS)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(HARNESS);

  @ArchTest
  static final ArchRule reports_know_only_scenarios =
      noClasses()
          .that()
          .resideInAnyPackage(REPORTS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HARNESS);

  @ArchTest
  static final ArchRule nobody_imports_what_runs_as_a_process_of_its_own =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.faultline.agent..",
              "dev.faultline.coupon..",
              "dev.faultline.variant..",
              "dev.faultline.load..",
              "dev.faultline.receiver..",
              "io.gatling..",
              "org.springframework..");

  @ArchTest
  static final ArchRule only_engine_and_bed_touch_containers =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.faultline.engine..", "dev.faultline.bed..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..");

  @ArchTest
  static final ArchRule packages_have_an_order =
      slices().matching("dev.faultline.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule families_of_faults_have_an_order =
      slices().matching("dev.faultline.fault.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule what_a_fault_is_knows_no_kind_of_fault =
      noClasses()
          .that()
          .resideInAPackage("dev.faultline.fault")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.faultline.fault.(*)..");

  @ArchTest
  static final ArchRule nobody_sleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
