package dev.faultline.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.faultline", importOptions = DoNotIncludeTests.class)
class RunnerRulesTest {
  private static final String[] OURS = {
    "dev.faultline.runner..",
    "dev.faultline.fault..",
    "dev.faultline.stores..",
    "dev.faultline.bench..",
    "dev.faultline.command.."
  };

  @ArchTest
  static final ArchRule NOBODY_SLEEPS =
      noClasses()
          .that()
          .resideInAnyPackage(OURS)
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", java.time.Duration.class)
          .because("waits are for conditions, and bounded");

  @ArchTest
  static final ArchRule ONLY_THE_STOP_SIGNAL_WAITS =
      noClasses()
          .that()
          .resideInAnyPackage(OURS)
          .and()
          .doNotHaveSimpleName("StopSignal")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(java.util.concurrent.CountDownLatch.class)
          .because("Await is the one place in which a run waits");

  @ArchTest
  static final ArchRule FAULTS_AND_STORES_KNOW_NO_RUNNER =
      noClasses()
          .that()
          .resideInAnyPackage("dev.faultline.fault..", "dev.faultline.stores..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.faultline.runner..", "dev.faultline.command..")
          .because("the runner uses them, not the other way round");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_PICOCLI =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.faultline.command..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..")
          .because("the runner is also started by tests");
}
