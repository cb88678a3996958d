package org.fitterbench.segmentation.script;

import java.util.List;

/** Small TorchScript archives of code written by hand. */
public final class SmallScripts {
  private SmallScripts() {}

  /**
   * An archive whose {@code forward(input)} is one expression.
   *
   * @param type of the result, for example {@code Tensor}
   * @param expression of {@code input}
   */
  public static byte[] archive(String type, String expression) {
    String code =
        """
        class Network(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          def forward(self: __torch__.Network,
            input: Tensor) -> %s:
            return %s
        """
            .formatted(type, expression);
    return TorchScriptArchive.of("Network", code, List.of());
  }
}
