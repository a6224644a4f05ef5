package io.snug.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/// Dialects lean on the core, never the other way round and never on each other.
class ArchitectureTest {
  private static final String ROOT = "io.snug.auth";
  private static final String[] EDGES = {
    ROOT + ".slack..", ROOT + ".rocketchat..", ROOT + ".openwebui..", ROOT + ".internal.."
  };
  private static final String[] CORE = {
    ROOT + ".account..",
    ROOT + ".event..",
    ROOT + ".group..",
    ROOT + ".login..",
    ROOT + ".mint..",
    ROOT + ".password..",
    ROOT + ".permission..",
    ROOT + ".token..",
    ROOT + ".workspace.."
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void theCoreKnowsNoDialect() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(EDGES)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("io.snug.platform.dialect.*..")
        .check(CLASSES);
  }

  @Test
  void noDialectKnowsAnother() {
    for (var edge : EDGES) {
      for (var other : EDGES) {
        if (!edge.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage(edge)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(other)
              .check(CLASSES);
        }
      }
    }
  }

  @Test
  void packagesDependOnEachOtherOneWay() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyRepositoriesTouchTheDatabase() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Repository")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(DatabaseClient.class)
        .check(CLASSES);
  }
}
