package org.fitterbench.core.page;

import java.util.List;

/**
 * A part of a page under a heading.
 *
 * @param title the heading
 * @param blocks what it holds, in order; charts in a row stand beside each other where there is
 *     room
 */
public record Section(String title, List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
  }
}
