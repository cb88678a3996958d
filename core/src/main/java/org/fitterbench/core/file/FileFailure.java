package org.fitterbench.core.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import org.fitterbench.core.failure.UserInputException;

/** A failure of the file system, said in one line with the path and the way out. */
public final class FileFailure {
  private FileFailure() {}

  /** The failure to read a file, as the user is told it. */
  public static UserInputException reading(Path path, IOException failure) {
    return new UserInputException(
        "cannot read '" + path + "': " + reason(failure), remedy(failure), failure);
  }

  /** The failure to write a file, as the user is told it. */
  public static UserInputException writing(Path path, IOException failure) {
    return new UserInputException(
        "cannot write '" + path + "': " + reason(failure), remedy(failure), failure);
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file or folder";
      case NotDirectoryException _ -> "a part of the path is not a folder";
      case FileAlreadyExistsException exists -> "'" + exists.getFile() + "' is not a folder";
      case FileSystemException system
          when system.getReason() != null && !system.getReason().isBlank() ->
          system.getReason();
      case IOException other ->
          Objects.requireNonNullElse(other.getMessage(), other.getClass().getSimpleName());
    };
  }

  private static String remedy(IOException failure) {
    String message = Objects.requireNonNullElse(failure.getMessage(), "");
    if (message.contains("No space left") || message.contains("quota")) {
      return "free some space or choose another disk";
    }
    if (message.contains("File too large")) {
      return "choose a disk that takes larger files, or raise the limit of 'ulimit -f'";
    }
    return switch (failure) {
      case NoSuchFileException _ -> "check the path";
      case AccessDeniedException _ -> "change its permissions or choose another place";
      case IOException _ -> "check the path and its permissions";
    };
  }
}
