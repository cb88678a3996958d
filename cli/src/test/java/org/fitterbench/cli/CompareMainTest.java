package org.fitterbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CompareMainTest {
  @Test
  void theProgramIsNamedByItself() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        CompareMain.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            "--nonsense");
    assertEquals(2, code);
    assertEquals(0, out.size());
    String message = err.toString(StandardCharsets.UTF_8);
    assertTrue(message.contains("see 'compare-benchmarks --help'"), message);
  }
}
