package org.fitterbench.core.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.file.FileFailure;

/**
 * The folder that holds all runs: one folder a run, {@code latest}, which points at the newest, and
 * {@code baseline}, which is a run that later ones are compared with.
 *
 * @param path the folder; it need not exist yet
 */
public record ResultsFolder(Path path) {
  /** The name of the link to the newest run. */
  public static final String LATEST = "latest";

  /** The name of the folder that holds the baseline. */
  public static final String BASELINE = "baseline";

  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  public ResultsFolder {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * Makes the folder of a new run, named after its start, and points {@code latest} at it. A run
   * that starts in the same second as another gets the suffix {@code _2}, {@code _3}, …
   *
   * @param start when the run starts, in the zone whose clock its name shows
   * @throws UserInputException when the folder cannot be made
   */
  public RunFolder newRun(ZonedDateTime start) {
    RunFolder run = makeFolder(RUN_ID.format(start));
    AtomicFile.link(path.resolve(LATEST), Path.of(run.runId()));
    return run;
  }

  /**
   * A folder named like a run's, for results that are no run: {@code latest} stays where it points,
   * and what is in it is not among the runs. Nothing is made yet.
   *
   * @param start when the results are begun, in the zone whose clock the name shows
   */
  public Path freeFolder(ZonedDateTime start) {
    String id = RUN_ID.format(start);
    Path folder = path.resolve(id);
    for (int attempt = 2; Files.exists(folder); attempt++) {
      folder = path.resolve(id + "_" + attempt);
    }
    return folder;
  }

  private RunFolder makeFolder(String id) {
    try {
      Files.createDirectories(path);
      for (int attempt = 1; ; attempt++) {
        Path folder = path.resolve(attempt == 1 ? id : id + "_" + attempt);
        try {
          return new RunFolder(Files.createDirectory(folder));
        } catch (FileAlreadyExistsException _) {
          // Another run started in this second: the next suffix may be free.
        }
      }
    } catch (IOException failure) {
      throw FileFailure.writing(path, failure);
    }
  }

  /** The folder of the baseline, whether it exists or not. */
  public RunFolder baseline() {
    return new RunFolder(path.resolve(BASELINE));
  }

  /**
   * Finds the JSON file of a run that a user named.
   *
   * @param run a JSON file, a run's folder, the id of a run in this folder, {@code latest} or
   *     {@code baseline}
   * @param workingFolder what a relative path is relative to
   * @throws UserInputException when there is none, naming where it was looked for
   */
  public Path find(String run, Path workingFolder) {
    List<Path> candidates =
        Stream.of(workingFolder.resolve(run), path.resolve(run))
            .map(candidate -> follow(candidate.normalize()))
            .toList();
    for (Path candidate : candidates) {
      Path json =
          Files.isDirectory(candidate) ? new RunFolder(candidate).file(RunFile.RECORD) : candidate;
      if (Files.exists(json)) {
        return json;
      }
    }
    for (Path candidate : candidates) {
      if (Files.isDirectory(candidate)) {
        throw new UserInputException(
            "the folder '%s' holds no %s".formatted(candidate, RunFile.RECORD.fileName()),
            "name a run's folder or a JSON file");
      }
    }
    throw new UserInputException("there is no run '%s'".formatted(run), known());
  }

  /** Where links are impossible, {@code latest} is a text file that holds the folder's name. */
  private Path follow(Path folder) {
    if (!folder.equals(path.resolve(LATEST)) || !Files.isRegularFile(folder)) {
      return folder;
    }
    try {
      return path.resolve(Files.readString(folder, StandardCharsets.UTF_8).strip()).normalize();
    } catch (IOException failure) {
      throw FileFailure.reading(folder, failure);
    }
  }

  private String known() {
    List<String> ids = runIds();
    if (ids.isEmpty()) {
      return "'%s' holds no run yet: run the benchmarks first".formatted(path);
    }
    int shown = Math.min(3, ids.size());
    return "'%s' holds %s%s"
        .formatted(
            path,
            String.join(", ", ids.subList(0, shown)),
            ids.size() > shown ? " and %d more".formatted(ids.size() - shown) : "");
  }

  /**
   * The ids of the runs that have a record, newest first; the baseline and {@code latest} are not
   * among them.
   */
  public List<String> runIds() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .filter(entry -> Files.exists(entry.resolve(RunFile.RECORD.fileName())))
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.equals(BASELINE))
          .sorted((a, b) -> b.compareTo(a))
          .toList();
    } catch (IOException failure) {
      throw FileFailure.reading(path, failure);
    }
  }
}
