package org.fitterbench.facemorph.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.fitterbench.core.file.AtomicFile;

/**
 * Writes tables as CSV (RFC 4180) in UTF-8: a header, commas, and LF at the end of every line.
 * Numbers are the shortest decimals that read back as the same number, with a point whatever the
 * locale, in scientific notation below 0.001 and from ten million on.
 */
final class Csv {
  private Csv() {}

  /**
   * Writes a whole file, to a temporary name beside it, renamed when whole.
   *
   * @throws org.fitterbench.core.failure.UserInputException if it cannot be written
   */
  static void write(Path file, Consumer<CsvWriter> rows) {
    AtomicFile.write(
        file,
        out -> {
          // The writer has a small buffer of its own; a large one below it keeps encoding cheap.
          try (CsvWriter writer =
              CsvWriter.builder()
                  .lineDelimiter(LineDelimiter.LF)
                  .build(
                      new BufferedWriter(
                          new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16))) {
            rows.accept(writer);
          }
        });
  }
}
