package io.snug.channel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Which way dependencies point: dialects to the core, never back and never to each other.
class ArchitectureTest {
  private static final String BASE = "io.snug.channel.";
  private static final String[] DIALECTS = {
    BASE + "slack..", BASE + "rocketchat..", BASE + "openwebui.."
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.snug.channel");

  @Test
  void core_knowsNoDialect() {
    noClasses()
        .that()
        .resideInAnyPackage(
            BASE + "channel..",
            BASE + "change..",
            BASE + "message..",
            BASE + "directory..",
            BASE + "copy..",
            BASE + "push..",
            BASE + "internal..",
            BASE + "samples..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DIALECTS)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("io.snug.platform.dialect.*..")
        .check(CLASSES);
  }

  @Test
  void dialects_knowNothingOfEachOther() {
    slices()
        .matching(BASE + "(slack|rocketchat|openwebui)..")
        .should()
        .notDependOnEachOther()
        .check(CLASSES);
  }

  @Test
  void features_haveNoCycles() {
    slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyRepositories_touchTheDatabase() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Repository")
        .and()
        .haveSimpleNameNotEndingWith("Rows")
        .and()
        .haveSimpleNameNotEndingWith("SqlValue")
        .and()
        .haveSimpleNameNotEndingWith("Configuration")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.r2dbc..", "io.r2dbc..")
        .check(CLASSES);
  }

  @Test
  void services_knowNothingOfEachOther() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("io.snug.auth..", "io.snug.membership..", "io.snug.gateway..")
        .check(CLASSES);
  }
}
