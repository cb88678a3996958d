package org.fitterbench.segmentation.script;

import java.util.ArrayList;
import java.util.List;

/**
 * The source of a script's one class and its constants. What the class computes once, when it is
 * loaded, it keeps in attributes.
 */
final class ScriptCode {
  private static final String CLASS = "Network";
  private static final String SELF = "self: __torch__." + CLASS;

  private final StringBuilder attributes = new StringBuilder();
  private final StringBuilder loading = new StringBuilder();
  private final StringBuilder forward = new StringBuilder();
  private final List<ScriptTensor> constants = new ArrayList<>();
  private int kept;

  /** The expression of a constant. */
  String constant(ScriptTensor tensor) {
    constants.add(tensor);
    return "CONSTANTS.c" + (constants.size() - 1);
  }

  /**
   * The expression of what another expression gives once, when the class is loaded.
   *
   * @param type its type in TorchScript
   */
  String kept(String type, String expression) {
    String name = "k" + kept++;
    attributes.append("  ").append(name).append(" : ").append(type).append('\n');
    loading.append("    self.").append(name).append(" = ").append(expression).append('\n');
    return "self." + name;
  }

  /** Adds a line to the function of {@code input}. */
  void line(String line) {
    forward.append("    ").append(line).append('\n');
  }

  /** The archive to load. */
  byte[] archive() {
    String code =
        """
        class %1$s(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
        %3$s  def __getstate__(%2$s) -> Dict[str, bool]:
            return {"training": self.training}
          def __setstate__(%2$s,
            state: Dict[str, bool]) -> None:
            self.training = state["training"]
        %4$s    return None
          def forward(%2$s,
            input: Tensor) -> Tensor:
        %5$s\
        """
            .formatted(CLASS, SELF, attributes, loading, forward);
    return TorchScriptArchive.of(CLASS, code, constants);
  }
}
