package io.snug.local;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The published contract of events: a JSON Schema for each type, in a file of the type's name.
final class EventContract {
  static final Path FOLDER = Path.of("../../docs/events");
  static final Path SCHEMAS = FOLDER.resolve("schemas");

  // A name to resolve references against; nothing is ever fetched.
  private static final String BASE = "https://snug.example/events/schemas/";
  private static final String SUFFIX = ".json";

  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemas(EventContract::read)
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  /// The types that have a schema.
  Set<String> types() {
    try (var files = Files.list(SCHEMAS)) {
      var names = new TreeSet<String>();
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .forEach(name -> names.add(name.substring(0, name.length() - SUFFIX.length())));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is wrong with the data of an event; nothing when it keeps the contract.
  List<String> violations(String type, String data) {
    return schemas
        .getSchema(SchemaLocation.of(BASE + type + SUFFIX))
        .validate(data, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static String read(String location) {
    if (!location.startsWith(BASE)) {
      return null;
    }
    try {
      return Files.readString(SCHEMAS.resolve(location.substring(BASE.length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
