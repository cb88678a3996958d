package org.fitterbench.core.peer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation and what does the same.
 *
 * @param title what is done, for a person
 * @param ours what is judged
 * @param plain our own plainer code for it; null when there is none
 * @param torch PyTorch in the same run; null when there is none
 * @param published what others say of theirs
 */
public record PeerOperation(
    String title,
    MeasuredPeer ours,
    @Nullable MeasuredPeer plain,
    @Nullable MeasuredPeer torch,
    List<PublishedTime> published) {
  public PeerOperation {
    published = List.copyOf(published);
  }
}
