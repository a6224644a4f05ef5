package io.snug.platform;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.snug.platform.inbox.DeadLetters;
import io.snug.platform.inbox.EventInbox;
import io.snug.platform.outbox.BlockedEvents;
import io.snug.platform.outbox.Housekeeping;
import io.snug.platform.outbox.Outbox;
import io.snug.platform.service.ServiceConfiguration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("io.snug.platform");

  @Test
  void noClass_isNamedAfterChat() {
    noClasses()
        .should()
        .haveSimpleNameContaining("Channel")
        .orShould()
        .haveSimpleNameContaining("Member")
        .orShould()
        .haveSimpleNameContaining("Message")
        .check(CLASSES);
  }

  @Test
  void everyPackage_isNullMarked() {
    assertThat(CLASSES.getPackage("io.snug.platform").getSubpackagesInTree())
        .filteredOn(pack -> !pack.getClasses().isEmpty())
        .allMatch(pack -> pack.isAnnotatedWith(NullMarked.class));
  }

  @Test
  void database_isTouchedByFew() {
    noClasses()
        .that(
            not(
                com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf(
                    Outbox.class,
                    BlockedEvents.class,
                    Housekeeping.class,
                    EventInbox.class,
                    DeadLetters.class,
                    ServiceConfiguration.class)))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(DatabaseClient.class)
        .check(CLASSES);
  }

  @Test
  void gatewaysPart_needsNoDatabase() {
    noClasses()
        .that()
        .resideInAnyPackage("..dialect..", "..caller..", "..event..", "..internal..", "..json..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.r2dbc..", "io.r2dbc..", "..outbox..", "..inbox..")
        .check(CLASSES);
  }

  @Test
  void dialects_doNotKnowEachOther() {
    slices()
        .matching("io.snug.platform.dialect.(*)..")
        .should()
        .notDependOnEachOther()
        .check(CLASSES);
  }

  @Test
  void threads_areOwnedByTheTwoLoops() {
    classes()
        .that(nameMatching(".*(OutboxRelay|KafkaEventConsumer)"))
        .should()
        .implement(org.springframework.context.SmartLifecycle.class)
        .check(CLASSES);
    noClasses()
        .that(not(nameMatching(".*(OutboxRelay|OutboxTable|KafkaEventConsumer)")))
        .should()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                nameMatching("block(Optional|First|Last)?")))
        .check(CLASSES);
  }
}
