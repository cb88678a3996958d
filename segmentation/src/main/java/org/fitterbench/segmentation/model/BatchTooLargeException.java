package org.fitterbench.segmentation.model;

/** There is no memory for so many pictures at once; fewer may go. */
public final class BatchTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int batch;

  /**
   * @param model which model it was
   * @param batch how many pictures, at least 1
   * @param cause what could not be allocated
   */
  public BatchTooLargeException(String model, int batch, Throwable cause) {
    super(
        "no memory for " + batch + (batch == 1 ? " picture" : " pictures") + " at once in " + model,
        cause);
    this.batch = batch;
  }

  /** How many pictures there were. */
  public int batch() {
    return batch;
  }
}
