package dev.faultline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What everybody else builds upon depends on nobody, and holds data as records. */
@AnalyzeClasses(packages = "dev.faultline", importOptions = DoNotIncludeTests.class)
final class ScenariosModuleTest {
  @ArchTest
  static final ArchRule it_needs_no_framework =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.testcontainers..",
              "com.github.dockerjava..",
              "io.gatling..",
              "org.apache.kafka..");

  @ArchTest
  static final ArchRule packages_have_an_order =
      slices().matching("dev.faultline.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_yaml_package_touches_the_parser =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.faultline.yaml..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");

  /** Public types are data, a closed set of choices, a promise, or an entrance. */
  @ArchTest
  static final ArchRule data_is_a_record =
      classes()
          .that()
          .resideInAnyPackage(
              "dev.faultline.scenario", "dev.faultline.system", "dev.faultline.catalogue")
          .and()
          .arePublic()
          .and()
          .haveSimpleNameNotEndingWith("File")
          .should()
          .beRecords()
          .orShould()
          .beEnums()
          .orShould()
          .beInterfaces();

  @ArchTest
  static final ArchRule nothing_can_be_set =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(
              "dev.faultline.scenario", "dev.faultline.system", "dev.faultline.catalogue")
          .should()
          .beFinal();
}
