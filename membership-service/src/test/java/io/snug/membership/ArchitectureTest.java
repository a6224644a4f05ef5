package io.snug.membership;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/// Dialects lean on the core, never the other way round and never on each other; so do the features
/// of the core on what they share.
class ArchitectureTest {
  private static final String ROOT = "io.snug.membership";
  private static final String[] DIALECTS = {
    ROOT + ".slack..", ROOT + ".rocketchat..", ROOT + ".openwebui.."
  };
  private static final String[] FEATURES = {
    ROOT + ".hiding..", ROOT + ".joining..", ROOT + ".timeline.."
  };
  private static final String[] MEMBERSHIPS = {
    ROOT + ".membership..", ROOT + ".hiding..", ROOT + ".joining..", ROOT + ".timeline.."
  };
  private static final String[] LISTS = {ROOT + ".sidebar..", ROOT + ".push.."};
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void theCoreKnowsNoDialect() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "..")
        .and()
        .resideOutsideOfPackages(DIALECTS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DIALECTS)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("io.snug.platform.dialect.*..")
        .check(CLASSES);
  }

  @Test
  void noDialectKnowsAnother() {
    noneKnowsAnother(DIALECTS);
  }

  @Test
  void noFeatureKnowsAnother() {
    noneKnowsAnother(FEATURES);
  }

  @Test
  void whatFeaturesShareKnowsNoFeature() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".membership..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FEATURES)
        .check(CLASSES);
  }

  @Test
  void copiesKnowNothingAboveThem() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".copy..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(MEMBERSHIPS).or(resideInAnyPackage(LISTS)))
        .check(CLASSES);
  }

  @Test
  void membershipsKnowNoLists() {
    noClasses()
        .that()
        .resideInAnyPackage(MEMBERSHIPS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LISTS)
        .check(CLASSES);
  }

  @Test
  void onlyRepositoriesTouchTheDatabase() {
    noClasses()
        .that()
        .areNotAnnotatedWith(Repository.class)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(DatabaseClient.class)
        .check(CLASSES);
  }

  private static void noneKnowsAnother(String... packages) {
    for (var one : packages) {
      for (var other : packages) {
        if (!one.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage(one)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(other)
              .check(CLASSES);
        }
      }
    }
  }
}
