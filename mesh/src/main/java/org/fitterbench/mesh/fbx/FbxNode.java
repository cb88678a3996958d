package org.fitterbench.mesh.fbx;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A node of an FBX file.
 *
 * @param name for example {@code Geometry}
 * @param offset the byte of the file where it starts, for messages
 * @param values in file order
 * @param children in file order
 */
public record FbxNode(String name, long offset, List<FbxValue> values, List<FbxNode> children) {
  public FbxNode {
    values = List.copyOf(values);
    children = List.copyOf(children);
  }

  /** The first child of a name. */
  public Optional<FbxNode> child(String childName) {
    return children(childName).findFirst();
  }

  /** The children of a name. */
  public Stream<FbxNode> children(String childName) {
    return children.stream().filter(child -> child.name().equals(childName));
  }

  /** The text at a place; empty when there is none. */
  public Optional<String> text(int index) {
    return value(index).orElse(null) instanceof FbxValue.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The integer at a place; empty when there is none. */
  public OptionalLong whole(int index) {
    return value(index).orElse(null) instanceof FbxValue.Whole(long whole)
        ? OptionalLong.of(whole)
        : OptionalLong.empty();
  }

  /** The number at a place, an integer too; empty when there is none. */
  public OptionalDouble real(int index) {
    return switch (value(index).orElse(null)) {
      case FbxValue.Real(double real) -> OptionalDouble.of(real);
      case FbxValue.Whole(long whole) -> OptionalDouble.of((double) whole);
      case null -> OptionalDouble.empty();
      case FbxValue.Text _, FbxValue.Raw _, FbxValue.Numbers _ -> OptionalDouble.empty();
    };
  }

  /** The array that is its first value; empty when it is something else. */
  public Optional<FbxArray> array() {
    return value(0).orElse(null) instanceof FbxValue.Numbers(FbxArray array)
        ? Optional.of(array)
        : Optional.empty();
  }

  private Optional<FbxValue> value(int index) {
    return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
  }
}
