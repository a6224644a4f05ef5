package io.snug.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Documents point at what is there: links lead somewhere, promises are proven.
class DocumentsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern PROMISE = Pattern.compile("^\\| (?!---|promise).*\\| (.+) \\|$");
  private static final Pattern JAVA_CASE = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Pattern NODE_CASE = Pattern.compile("`(\\w[\\w-]*\\.test\\.mjs)`: ([^;|]+)");

  @Test
  void links_leadToFilesThatExist() throws IOException {
    for (var document : files(".md")) {
      for (var link : LINK.matcher(Files.readString(document)).results().toList()) {
        var target = document.resolveSibling(link.group(1));
        assertThat(Files.exists(target)).as("%s: %s", document, link.group(1)).isTrue();
      }
    }
  }

  @Test
  void eachPromise_namesATestThatExists() throws IOException {
    var tests = files(".java", ".mjs");
    for (var line : Files.readAllLines(ROOT.resolve("docs/promises.md"))) {
      var promise = PROMISE.matcher(line);
      if (promise.matches()) {
        assertThat(proofs(promise.group(1), tests)).as(line).isPositive();
      }
    }
  }

  private static int proofs(String column, List<Path> tests) throws IOException {
    int found = 0;
    for (var proof : JAVA_CASE.matcher(column).results().toList()) {
      assertThat(text(tests, proof.group(1) + ".java")).contains("void " + proof.group(2) + "(");
      found++;
    }
    for (var proof : NODE_CASE.matcher(column).results().toList()) {
      assertThat(text(tests, proof.group(1)).replace("\\'", "'")).contains(proof.group(2).strip());
      found++;
    }
    return found;
  }

  private static String text(List<Path> tests, String name) throws IOException {
    var all = new StringBuilder();
    for (var test : tests) {
      if (test.endsWith(name)) {
        all.append(Files.readString(test));
      }
    }
    assertThat(all).as(name).isNotEmpty();
    return all.toString();
  }

  private static List<Path> files(String... suffixes) throws IOException {
    try (var files = Files.walk(ROOT)) {
      return files
          .filter(file -> Stream.of(suffixes).anyMatch(file.toString()::endsWith))
          .filter(file -> Stream.of("target", "node_modules", ".git", ".snug").noneMatch(in(file)))
          .toList();
    }
  }

  private static Predicate<String> in(Path file) {
    return folder -> ROOT.relativize(file).toString().contains(folder + "/");
  }
}
