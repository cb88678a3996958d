package org.fitterbench.facemorph.pipeline;

import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.jspecify.annotations.Nullable;

/**
 * Times what a renderer does between the calls that it makes: from the end of one call to the start
 * of the next on the same thread, as long as it owes that thread a picture.
 *
 * <p>Thread safe; each thread has its own spans.
 */
final class RenderSpans {
  /** The stage in which a renderer draws. */
  static final String DRAWING = "render";

  private final StageTrace trace;
  private final ThreadLocal<Span> spans = ThreadLocal.withInitial(Span::new);

  RenderSpans(StageTrace trace) {
    this.trace = trace;
  }

  /** The renderer has called. */
  void enter() {
    spans.get().close();
  }

  /** The renderer has got a scene and goes on. */
  void leaveWithScene() {
    Span span = spans.get();
    span.owed++;
    span.openIfOwed();
  }

  /** The renderer has delivered a picture and goes on. */
  void leaveWithoutPicture() {
    Span span = spans.get();
    span.owed--;
    span.openIfOwed();
  }

  private final class Span {
    private int owed;
    private @Nullable Stage whole;
    private @Nullable Stage drawing;

    void openIfOwed() {
      if (owed > 0) {
        whole = trace.stage(MorphStage.RENDERING.label());
        drawing = trace.stage(DRAWING);
      }
    }

    void close() {
      if (drawing != null && whole != null) {
        drawing.close();
        whole.close();
        drawing = null;
        whole = null;
      }
    }
  }
}
