package org.fitterbench.segmentation.frame;

import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.video.Rotation;

/** How the pictures of both eyes lie in a frame. */
public enum StereoLayout {
  /** One picture for both. */
  NONE("none") {
    @Override
    public List<View> views(int width, int height) {
      return List.of(View.whole(width, height));
    }
  },
  /** The left eye's picture at the left, the right eye's at the right. */
  SIDE_BY_SIDE("sbs") {
    @Override
    public List<View> views(int width, int height) {
      int middle = middle(width, width, height);
      return List.of(new View(0, 0, middle, height), new View(middle, 0, width - middle, height));
    }
  },
  /** The left eye's picture above, the right eye's below. */
  OVER_UNDER("ou") {
    @Override
    public List<View> views(int width, int height) {
      int middle = middle(height, width, height);
      return List.of(new View(0, 0, width, middle), new View(0, middle, width, height - middle));
    }
  };

  private final String label;

  StereoLayout(String label) {
    this.label = label;
  }

  /** The name in settings and on the command line: {@code none}, {@code sbs} or {@code ou}. */
  public String label() {
    return label;
  }

  /** The layout of that name. */
  public static StereoLayout ofLabel(String label) {
    for (StereoLayout layout : values()) {
      if (layout.label.equals(label)) {
        return layout;
      }
    }
    throw new UserInputException(
        "There is no stereo layout '" + label + "'", "choose none, sbs or ou");
  }

  /** This layout in the stored frames of a video that is turned to be shown. */
  public StereoLayout stored(Rotation rotation) {
    return switch (this) {
      case NONE -> NONE;
      case SIDE_BY_SIDE -> rotation.swapsSides() ? OVER_UNDER : SIDE_BY_SIDE;
      case OVER_UNDER -> rotation.swapsSides() ? SIDE_BY_SIDE : OVER_UNDER;
    };
  }

  /**
   * The pictures in a frame, which they cover wholly: one, or those of both eyes. Where half the
   * side is odd, the first view takes the line in the middle.
   *
   * @param width columns of the frame
   * @param height rows of the frame
   */
  public abstract List<View> views(int width, int height);

  /** The first even line from the middle of a side on. */
  private static int middle(int side, int width, int height) {
    int middle = (side / 2 + 1) & ~1;
    if (side < 3) {
      throw new UserInputException(
          "A frame of " + width + " x " + height + " is too small for the pictures of two eyes",
          "segment it with --stereo none");
    }
    return middle;
  }
}
