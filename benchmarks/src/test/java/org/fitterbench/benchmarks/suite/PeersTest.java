package org.fitterbench.benchmarks.suite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fitterbench.core.peer.MeasuredPeer;
import org.fitterbench.core.peer.PeerOperation;
import org.fitterbench.core.peer.PeerTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The table of peers names benchmarks that exist, with every parameter that they have. */
class PeersTest {
  @TestFactory
  Stream<DynamicTest> everyMeasuredPeerNamesOneResultOfABenchmark() {
    return PeerTable.builtIn().operations().stream()
        .flatMap(operation ->
            peers(operation)
                .map(peer ->
                    DynamicTest.dynamicTest(
                        operation.title() + " " + peer.params(), () -> check(peer))));
  }

  private static Stream<MeasuredPeer> peers(PeerOperation operation) {
    return Stream.of(operation.ours(), operation.plain(), operation.torch())
        .filter(Objects::nonNull);
  }

  private static void check(MeasuredPeer peer) {
    CatalogEntry entry =
        BenchmarkCatalog.read().stream()
            .filter(candidate -> candidate.name().equals(peer.benchmark()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no benchmark " + peer.benchmark()));
    // A parameter that is left open would match several results, and the first be taken.
    assertTrue(
        peer.params().keySet().equals(entry.params().keySet()),
        peer.params() + " of " + entry.params());
    peer.params()
        .forEach((name, value) -> {
          List<String> values = Objects.requireNonNullElse(entry.params().get(name), List.of());
          assertTrue(values.contains(value), name + "=" + value + " of " + values);
        });
  }
}
