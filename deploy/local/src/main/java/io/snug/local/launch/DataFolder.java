package io.snug.local.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything one Snug keeps between runs. It belongs to one launcher at a
/// time: the lock ends with the process, however that ends.
///
/// Only what Snug itself put there is ever deleted, so that a mistyped `--data` costs nothing.
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "snug.lock";

  private final Path root;
  private final FileLock lock;

  private DataFolder(Path root, FileLock lock) {
    this.root = root;
    this.lock = lock;
  }

  /// Makes the folder where it is absent and takes it for this process.
  public static DataFolder open(Path path) {
    var root = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      return lock(root);
    } catch (IOException e) {
      throw new LaunchFault(
          "the data folder %s cannot be used: it must be a folder one may write to".formatted(root),
          e);
    }
  }

  private static DataFolder lock(Path root) throws IOException {
    var file = root.resolve(LOCK);
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    var lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    if (lock == null) {
      throw new LaunchFault(
          "another Snug%s is running on the data folder %s; stop it or choose another folder with"
                  .formatted(holder(file), root)
              + " --data DIR");
    }
    channel.truncate(0);
    channel.write(StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
    return new DataFolder(root, lock);
  }

  private static String holder(Path file) throws IOException {
    var pid = Files.readString(file).strip();
    return pid.isEmpty() ? "" : " (process " + pid + ")";
  }

  /// Forgets what earlier starts kept. The unpacked PostgreSQL itself stays.
  public void empty() {
    try {
      for (var kept : List.of(postgres(), kafka(), logs(), snugJson())) {
        delete(kept);
      }
    } catch (IOException e) {
      throw new LaunchFault("the data folder %s cannot be emptied".formatted(root), e);
    }
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  /// Where PostgreSQL's programs are unpacked to, once.
  public Path postgresPrograms() {
    return root.resolve("postgres-programs");
  }

  public Path kafka() {
    return root.resolve("kafka");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path snugJson() {
    return root.resolve("snug.json");
  }

  @Override
  public String toString() {
    return root.toString();
  }

  @Override
  public void close() throws IOException {
    lock.acquiredBy().close();
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
              throws IOException {
            if (failed != null) {
              throw failed;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
