package io.snug.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// What lies in `deploy/kubernetes` and `deploy/compose` fits together and fits the services.
class DeploymentTest {
  private static final Path KUBERNETES = Path.of("../kubernetes");
  private static final Path COMPOSE = Path.of("../compose/compose.yaml");
  private static final String KUSTOMIZATION = "kustomization.yaml";
  private static final ObjectMapper MODEL = new ObjectMapper();
  private static final Pattern VARIABLE = Pattern.compile("SNUG_[A-Z0-9_]+");

  /// Kinds that Kubernetes or the Gateway API define. The operators' own kinds have no model here.
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "v1/ConfigMap", ConfigMap.class,
          "v1/Namespace", Namespace.class,
          "v1/Secret", Secret.class,
          "v1/Service", Service.class,
          "apps/v1/Deployment", Deployment.class,
          "autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
          "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
          "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
          "gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class);

  private static final Set<String> OPERATORS_GROUPS =
      Set.of("kafka.strimzi.io", "postgresql.cnpg.io");

  @Test
  void kustomizations_nameEveryFileBesideThem_andNothingThatIsNotThere() throws IOException {
    for (var kustomization : files(KUSTOMIZATION)) {
      var folder = kustomization.getParent();
      var named = new HashSet<Path>();
      for (var entry : entries(kustomization)) {
        var target = folder.resolve(entry).normalize();
        assertThat(Files.isDirectory(target) ? target.resolve(KUSTOMIZATION) : target).exists();
        named.add(target);
      }
      try (var beside = Files.list(folder)) {
        assertThat(named)
            .containsAll(
                beside
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith(KUSTOMIZATION))
                    .map(Path::normalize)
                    .toList());
      }
    }
  }

  @Test
  void manifests_haveKnownKindsAndNoUnknownField() throws Exception {
    for (var file : files(".yaml")) {
      if (!file.endsWith(KUSTOMIZATION)) {
        for (var document : documents(file)) {
          check(file, document);
        }
      }
    }
  }

  @Test
  void manifests_setOnlySettingsThatExist() throws IOException {
    var known = Setting.all().stream().map(Setting::variable).collect(Collectors.toSet());
    for (var file : files(".yaml")) {
      assertThat(known).as("%s", file).containsAll(variables(Files.readString(file)));
    }
    assertThat(known).as("compose").containsAll(composeVariables());
  }

  private static void check(Path file, Map<String, Object> document) throws Exception {
    var apiVersion = String.valueOf(document.get("apiVersion"));
    if (OPERATORS_GROUPS.contains(apiVersion.split("/")[0])) {
      assertThat(document).as("%s", file).containsKeys("kind", "metadata", "spec");
      return;
    }
    var model = KINDS.get(apiVersion + "/" + document.get("kind"));
    assertThat(model).as("%s: %s %s", file, apiVersion, document.get("kind")).isNotNull();
    refuseUnknown(MODEL.convertValue(document, model), file.toString());
  }

  /// The model keeps what it does not know in a map of its own, at every level.
  private static void refuseUnknown(Object node, String place) throws Exception {
    if (node instanceof Iterable<?> items) {
      for (var item : items) {
        refuseUnknown(item, place);
      }
    } else if (node != null && node.getClass().getName().startsWith("io.fabric8.kubernetes.api")) {
      for (var method : node.getClass().getMethods()) {
        if (method.getName().equals("getAdditionalProperties")) {
          assertThat((Map<?, ?>) method.invoke(node)).as(place).isEmpty();
        } else if (method.getName().startsWith("get")
            && method.getParameterCount() == 0
            && !method.getReturnType().isEnum()) {
          refuseUnknown(method.invoke(node), place + " " + method.getName().substring(3));
        }
      }
    }
  }

  private static List<Path> files(String suffix) throws IOException {
    try (var files = Files.walk(KUBERNETES)) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }

  private static List<String> entries(Path kustomization) throws IOException {
    var entries = new ArrayList<String>();
    var document = documents(kustomization).getFirst();
    for (var list : List.of("resources", "components", "patches")) {
      for (var entry : (List<?>) document.getOrDefault(list, List.of())) {
        entries.add(entry instanceof Map<?, ?> patch ? (String) patch.get("path") : (String) entry);
      }
    }
    return entries;
  }

  private static List<Map<String, Object>> documents(Path file) throws IOException {
    var documents = new ArrayList<Map<String, Object>>();
    for (var document : new Yaml().loadAll(Files.readString(file))) {
      documents.add(asMap(document));
    }
    return documents;
  }

  private static Set<String> variables(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> composeVariables() throws IOException {
    var variables = new TreeSet<String>();
    var services = asMap(documents(COMPOSE).getFirst().get("services"));
    for (var service : services.values()) {
      var environment = asMap(asMap(service).getOrDefault("environment", Map.of()));
      environment.keySet().stream()
          .filter(name -> name.startsWith("SNUG_"))
          .forEach(variables::add);
    }
    return variables;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object node) {
    return (Map<String, Object>) node;
  }
}
