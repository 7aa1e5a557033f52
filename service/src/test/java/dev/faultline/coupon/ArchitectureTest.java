package dev.faultline.coupon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.context.properties.ConfigurationProperties;

@AnalyzeClasses(packages = "dev.faultline", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest static final ArchRule NO_FIELD_INJECTION = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
  @ArchTest static final ArchRule NO_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule THE_SERVICE_KNOWS_NOTHING_OF_ITS_TESTERS =
      noClasses()
          .that()
          .resideInAPackage("dev.faultline.coupon..")
          .should()
          .dependOnClassesThat(
              new com.tngtech.archunit.base.DescribedPredicate<
                  com.tngtech.archunit.core.domain.JavaClass>(
                  "are Faultline's but not the service's") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaClass other) {
                  return other.getPackageName().startsWith("dev.faultline.")
                      && !other.getPackageName().startsWith("dev.faultline.coupon");
                }
              });

  @ArchTest
  static final ArchRule SETTINGS_ARE_RECORDS =
      classes()
          .that()
          .areAnnotatedWith(ConfigurationProperties.class)
          .should()
          .beRecords()
          .andShould()
          .haveSimpleNameEndingWith("Settings");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Base)$")
          .orShould()
          .haveNameMatching(".*\\.Abstract[A-Z][^.]*$");
}
