package org.fitterbench.segmentation.torchscript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;

/** The bytes of a TorchScript file, after a look at what the file is. */
final class ScriptArchive {
  private static final String EXPORT =
      "export it in Python with torch.jit.script(model).save('m.pt')";

  private ScriptArchive() {}

  /**
   * Reads a file.
   *
   * @throws UserInputException when it cannot be read, is too large, no ZIP archive, or has no code
   *     in it
   */
  static byte[] read(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.stream().noneMatch(entry -> entry.getName().contains("/code/"))) {
        boolean weights = zip.stream().anyMatch(entry -> entry.getName().endsWith("/data.pkl"));
        throw new UserInputException(
            file
                + (weights
                    ? " holds weights without code: it was written by torch.save"
                    : " is no TorchScript file"),
            EXPORT);
      }
      if (Files.size(file) > Integer.MAX_VALUE - 8) {
        throw new UserInputException(file + " is too large", "use a model of less than 2 GiB");
      }
      return Files.readAllBytes(file);
    } catch (ZipException noArchive) {
      throw new UserInputException(
          file + " is no TorchScript file, or not whole", EXPORT, noArchive);
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }
}
