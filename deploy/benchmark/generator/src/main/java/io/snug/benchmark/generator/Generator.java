package io.snug.benchmark.generator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Reads one job a line, runs it, and answers with one line. It lives as long as its input is open,
/// so that its code is compiled once and not for every run.
final class Generator {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Generator() {}

  public static void main(String[] arguments) throws IOException {
    var answers = System.out;
    System.setOut(System.err); // Hyperfoil logs there; the answers must stay clean
    var jobs = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = jobs.readLine(); line != null; line = jobs.readLine()) {
      answer(line, answers);
    }
  }

  private static void answer(String line, PrintStream answers) throws IOException {
    var outcome = new Run(Job.of(JSON.readTree(line))).perform();
    answers.println(JSON.writeValueAsString(outcome.toJson(JSON.createObjectNode())));
    answers.flush();
  }
}
