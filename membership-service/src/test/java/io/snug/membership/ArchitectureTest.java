package io.snug.membership;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/// Dialects lean on the core, never the other way round and never on each other.
class ArchitectureTest {
  private static final String ROOT = "io.snug.membership";
  private static final String[] DIALECTS = {
    ROOT + ".slack..", ROOT + ".rocketchat..", ROOT + ".openwebui.."
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void theCoreKnowsNoDialect() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".membership..", ROOT + ".sidebar..", ROOT + ".copy..", ROOT + ".push..")
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
    for (var dialect : DIALECTS) {
      for (var other : DIALECTS) {
        if (!dialect.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage(dialect)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(other)
              .check(CLASSES);
        }
      }
    }
  }

  @Test
  void copiesKnowNothingAboveThem() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".copy..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".membership..", ROOT + ".sidebar..", ROOT + ".push..")
        .check(CLASSES);
  }

  @Test
  void membershipsKnowNoLists() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".membership..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".sidebar..", ROOT + ".push..")
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
}
