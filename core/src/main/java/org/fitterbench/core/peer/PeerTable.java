package org.fitterbench.core.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.fitterbench.core.record.RecordJson;

/**
 * The operations that have peers, in the order in which they are shown, and published rates; read
 * from a data file as targets are.
 *
 * @param operations at least one
 * @param rates what others reach a second
 */
public record PeerTable(List<PeerOperation> operations, List<PublishedRate> rates) {
  private static final String BUILT_IN = "peers.json";

  public PeerTable {
    operations = List.copyOf(operations);
    rates = List.copyOf(rates);
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("A table of peers has operations");
    }
  }

  /** The table that fitter-bench comes with. */
  public static PeerTable builtIn() {
    try (InputStream in =
        Objects.requireNonNull(PeerTable.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return RecordJson.convert(
          RecordJson.tree(text, BUILT_IN), PeerTable.class, BUILT_IN, "table of peers");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
