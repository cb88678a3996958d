package org.fitterbench.facemorph.pipeline;

import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.jspecify.annotations.Nullable;

/**
 * Times the drawing of frames by a renderer that draws each on the thread that asked for its scene:
 * from the end of that call to the call that brings the picture.
 *
 * <p>Thread safe; each thread has its own span.
 */
final class RenderSpans {
  /** The stage in which a renderer draws. */
  static final String DRAWING = "render";

  private final StageTrace trace;
  private final ThreadLocal<Span> spans = ThreadLocal.withInitial(Span::new);

  RenderSpans(StageTrace trace) {
    this.trace = trace;
  }

  /** A scene has been made and is drawn from now on. */
  void begin() {
    spans.get().open();
  }

  /** The picture is there. */
  void end() {
    spans.get().close();
  }

  private final class Span {
    private @Nullable Stage whole;
    private @Nullable Stage drawing;

    void open() {
      whole = trace.stage(MorphStage.RENDERING.label());
      drawing = trace.stage(DRAWING);
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
