package org.fitterbench.mesh.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.fitterbench.mesh.fbx.FbxNode;

/** The objects of an FBX file and how they are connected. */
final class FbxScene {
  /** A chain of parents that is longer goes in a circle. */
  private static final int MOST_PARENTS = 1000;

  private final Map<Long, FbxNode> objects = new LinkedHashMap<>();
  private final Map<Long, List<Connection>> children = new HashMap<>();
  private final Map<Long, List<Long>> parents = new HashMap<>();

  /**
   * A child of an object.
   *
   * @param property the property of the parent that it feeds; empty when it is simply a child
   */
  record Connection(FbxNode child, String property) {}

  FbxScene(FbxNode root) {
    for (FbxNode list : root.children("Objects").toList()) {
      for (FbxNode object : list.children()) {
        object.whole(0).ifPresent(id -> objects.putIfAbsent(id, object));
      }
    }
    root.children("Connections").flatMap(list -> list.children("C")).forEach(this::connect);
  }

  private void connect(FbxNode connection) {
    OptionalLong child = connection.whole(1);
    OptionalLong parent = connection.whole(2);
    if (child.isEmpty() || parent.isEmpty()) {
      return;
    }
    FbxNode object = objects.get(child.getAsLong());
    if (object != null) {
      children
          .computeIfAbsent(parent.getAsLong(), _ -> new ArrayList<>())
          .add(new Connection(object, connection.text(3).orElse("")));
      parents.computeIfAbsent(child.getAsLong(), _ -> new ArrayList<>()).add(parent.getAsLong());
    }
  }

  /** All objects of a kind, such as {@code Geometry}, in file order. */
  Stream<FbxNode> objects(String kind) {
    return objects.values().stream().filter(object -> object.name().equals(kind));
  }

  /** What is connected to an object, in the order of the connections. */
  List<Connection> children(FbxNode object) {
    return children.getOrDefault(id(object), List.of());
  }

  /** The first parent of an object that is of a kind. */
  Optional<FbxNode> parent(FbxNode object, String kind) {
    return parents.getOrDefault(id(object), List.of()).stream()
        .map(objects::get)
        .filter(parent -> parent != null && parent.name().equals(kind))
        .findFirst();
  }

  /** From a model's frame to the file's world. */
  Affine global(FbxNode model, MeshSource source) {
    Affine result = FbxTransform.local(model);
    Optional<FbxNode> above = parent(model, "Model");
    for (int depth = 0; above.isPresent(); depth++) {
      if (depth == MOST_PARENTS) {
        throw source.damaged("byte %d: a model is its own parent".formatted(model.offset()));
      }
      result = FbxTransform.local(above.get()).after(result);
      above = parent(above.get(), "Model");
    }
    return result;
  }

  /** The name of an object without its class. */
  static String name(FbxNode object) {
    String joined = object.text(1).orElse("");
    int end = joined.indexOf('\0');
    return end < 0 ? joined : joined.substring(0, end);
  }

  private static long id(FbxNode object) {
    return object.whole(0).orElse(0);
  }
}
