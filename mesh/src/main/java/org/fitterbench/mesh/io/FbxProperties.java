package org.fitterbench.mesh.io;

import java.util.Optional;
import java.util.OptionalLong;
import org.fitterbench.mesh.fbx.FbxNode;

/** The named properties of an FBX object: its node {@code Properties70} with a child for each. */
record FbxProperties(Optional<FbxNode> properties) {
  private static final int FIRST_VALUE = 4;

  static FbxProperties of(FbxNode object) {
    return new FbxProperties(object.child("Properties70"));
  }

  private Optional<FbxNode> property(String name) {
    return properties.stream()
        .flatMap(node -> node.children("P"))
        .filter(node -> node.text(0).orElse("").equals(name))
        .findFirst();
  }

  int whole(String name, int otherwise) {
    OptionalLong value =
        property(name).map(node -> node.whole(FIRST_VALUE)).orElse(OptionalLong.empty());
    return (int) value.orElse(otherwise);
  }

  double real(String name, double otherwise) {
    return property(name).map(node -> node.real(FIRST_VALUE).orElse(otherwise)).orElse(otherwise);
  }

  /** Three numbers; each that is missing is the same other one. */
  double[] vector(String name, double otherwise) {
    double[] values = {otherwise, otherwise, otherwise};
    property(name)
        .ifPresent(node -> {
          for (int i = 0; i < 3; i++) {
            values[i] = node.real(FIRST_VALUE + i).orElse(otherwise);
          }
        });
    return values;
  }
}
