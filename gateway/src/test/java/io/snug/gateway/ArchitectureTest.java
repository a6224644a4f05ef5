package io.snug.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.snug.gateway.route.EdgeFilter;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ArchitectureTest {
  private static final JavaClasses GATEWAY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.snug.gateway");

  @Test
  void packages_lookOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("application")
        .definedBy("io.snug.gateway")
        .layer("push")
        .definedBy("..realtime.push..")
        .layer("ddp")
        .definedBy("..realtime.ddp..")
        .layer("socketio")
        .definedBy("..realtime.socketio..")
        .layer("realtime")
        .definedBy("io.snug.gateway.realtime")
        .layer("limit")
        .definedBy("..limit..")
        .layer("auth")
        .definedBy("..auth..")
        .layer("edge")
        .definedBy("..edge..")
        .layer("fault")
        .definedBy("..fault..")
        .layer("route")
        .definedBy("..route..")
        .whereLayer("application")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("push")
        .mayOnlyBeAccessedByLayers("application")
        .whereLayer("ddp")
        .mayOnlyBeAccessedByLayers("application")
        .whereLayer("socketio")
        .mayOnlyBeAccessedByLayers("application")
        .whereLayer("realtime")
        .mayOnlyBeAccessedByLayers("application", "push", "ddp", "socketio")
        .whereLayer("limit")
        .mayOnlyBeAccessedByLayers("application", "ddp")
        .whereLayer("auth")
        .mayOnlyBeAccessedByLayers("application", "limit", "realtime", "push", "ddp", "socketio")
        .check(GATEWAY);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("io.snug.gateway.(*)..").should().beFreeOfCycles().check(GATEWAY);
  }

  @Test
  void gateway_knowsNoDatabase() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.r2dbc..", "org.springframework.r2dbc..", "java.sql..")
        .check(GATEWAY);
  }

  @Test
  void everyFilter_hasItsPlaceInTheOneOrder() {
    classes()
        .that()
        .implement(GlobalFilter.class)
        .should()
        .beAssignableTo(EdgeFilter.class)
        .check(GATEWAY);
  }

  @Test
  void onlyTheLoopsSubscribe() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Pulse")
        .and()
        .doNotHaveSimpleName("PushLane")
        .and()
        .doNotHaveSimpleName("SocketIoSession")
        .and()
        .doNotHaveSimpleName("Turnstile")
        .should()
        .callMethod(Mono.class, "subscribe")
        .orShould()
        .callMethod(Flux.class, "subscribe")
        .orShould()
        .callMethod(Flux.class, "subscribe", Consumer.class)
        .check(GATEWAY);
  }
}
