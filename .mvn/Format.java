import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Formats every Java source of the tree (`fix`) or names those that are not formatted (`check`).
///
/// The build runs this file from source with the JDK it selected, because the one Maven itself runs
/// on may be too old to parse the tree.
class Format {

  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".snug");

  private enum Outcome {
    CLEAN,
    UNFORMATTED,
    FORMATTED,
    BROKEN
  }

  public static void main(String[] arguments) throws IOException {
    boolean fix = arguments[0].equals("fix");
    List<Outcome> outcomes =
        sources(Path.of(arguments[1])).parallelStream().map(file -> format(file, fix)).toList();
    if (outcomes.contains(Outcome.UNFORMATTED)) {
      System.err.println("Sources are not formatted; fix it with: mvn -N -Pformat process-sources");
    }
    if (outcomes.contains(Outcome.UNFORMATTED) || outcomes.contains(Outcome.BROKEN)) {
      System.exit(1);
    }
  }

  private static Outcome format(Path file, boolean fix) {
    try {
      String source = Files.readString(file);
      String formatted = new Formatter().formatSourceAndFixImports(source);
      if (formatted.equals(source)) {
        return Outcome.CLEAN;
      }
      if (!fix) {
        System.err.println(file + " is not formatted");
        return Outcome.UNFORMATTED;
      }
      Files.writeString(file, formatted);
      System.out.println("formatted " + file);
      return Outcome.FORMATTED;
    } catch (FormatterException unparsable) {
      System.err.println(file + " cannot be formatted: " + unparsable.getMessage());
      return Outcome.BROKEN;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return NOT_OURS.contains(directory.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
  }
}
