package dev.faultline.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.faultline", importOptions = DoNotIncludeTests.class)
final class EngineBoundaryTest {
  @ArchTest
  static final ArchRule only_bed_and_engine_talk_to_the_container_engine =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.faultline.bed..", "dev.faultline.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..");

  @ArchTest
  static final ArchRule the_engine_knows_nothing_of_beds =
      noClasses()
          .that()
          .resideInAPackage("dev.faultline.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.faultline.bed..");
}
