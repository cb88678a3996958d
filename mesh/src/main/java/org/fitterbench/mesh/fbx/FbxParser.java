package org.fitterbench.mesh.fbx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the nodes of a binary FBX file. A node is a header (end, number of values, bytes of values;
 * 32 bits each before version 7.5, 64 bits from there on), a name, values and children behind which
 * an empty header lies. Every length is checked against what holds it.
 */
final class FbxParser {
  private static final int FIRST_WITH_LONG_HEADERS = 7500;

  private final FbxSource source;
  private final ByteBuffer bytes;
  private boolean longHeaders;

  FbxParser(FbxSource source) {
    this.source = source;
    this.bytes = ByteBuffer.wrap(source.bytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  FbxDocument parse() {
    if (!FbxDocument.isBinary(source.bytes())) {
      throw source.damaged(
          0, "no FBX file, its first bytes are neither 'Kaydara FBX Binary' nor '; FBX'");
    }
    int versionOffset = FbxDocument.MAGIC.length;
    source.require("the version", versionOffset, Integer.BYTES, bytes.limit());
    int version = bytes.getInt(versionOffset);
    source.requireVersion(version);
    longHeaders = version >= FIRST_WITH_LONG_HEADERS;
    List<FbxNode> nodes = new ArrayList<>();
    children(versionOffset + Integer.BYTES, bytes.limit(), 0, nodes);
    return new FbxDocument(version, new FbxNode("", 0, List.of(), nodes));
  }

  /** Reads nodes up to the empty header behind them. */
  private void children(int start, int end, int depth, List<FbxNode> nodes) {
    int headerBytes = 3 * (longHeaders ? Long.BYTES : Integer.BYTES) + 1;
    int at = start;
    while (true) {
      source.require("a node", at, headerBytes, end);
      long nodeEnd = field(at, 0);
      if (nodeEnd == 0) {
        return;
      }
      if (nodeEnd < at + (long) headerBytes || nodeEnd > end) {
        throw source.damaged(
            at,
            "truncated: a node is said to end at byte %s, what holds it ends at byte %d"
                .formatted(Long.toUnsignedString(nodeEnd), end));
      }
      nodes.add(node(at, headerBytes, (int) nodeEnd, depth));
      at = (int) nodeEnd;
    }
  }

  private FbxNode node(int start, int headerBytes, int end, int depth) {
    if (depth == FbxDocument.DEEPEST_NODE) {
      throw source.damaged(
          start, "nodes are nested more than %d deep".formatted(FbxDocument.DEEPEST_NODE));
    }
    source.countObjects(start, 1);
    int nameStart = start + headerBytes;
    int nameBytes = Byte.toUnsignedInt(bytes.get(nameStart - 1));
    source.require("the name of a node", nameStart, nameBytes, end);
    String name = new String(source.bytes(), nameStart, nameBytes, StandardCharsets.UTF_8);
    int valueStart = nameStart + nameBytes;
    long valueBytes = field(start, 2);
    source.require("the values of a node", valueStart, valueBytes, end);
    int valueEnd = valueStart + (int) valueBytes;
    List<FbxValue> values = values(start, field(start, 1), valueStart, valueEnd);
    List<FbxNode> children = new ArrayList<>();
    if (valueEnd < end) {
      children(valueEnd, end, depth + 1, children);
    }
    return new FbxNode(name, start, values, children);
  }

  private List<FbxValue> values(int node, long number, int start, int end) {
    if (number < 0 || number > end - start) {
      throw source.damaged(
          node,
          "%s values cannot lie in %d bytes".formatted(Long.toUnsignedString(number), end - start));
    }
    source.countObjects(node, number);
    List<FbxValue> values = new ArrayList<>((int) number);
    FbxValueReader reader = new FbxValueReader(source, start, end);
    for (int i = 0; i < number; i++) {
      values.add(reader.next());
    }
    return values;
  }

  /** A field of a node's header: its end, its number of values, the bytes of its values. */
  private long field(int node, int index) {
    return longHeaders
        ? bytes.getLong(node + index * Long.BYTES)
        : Integer.toUnsignedLong(bytes.getInt(node + index * Integer.BYTES));
  }
}
