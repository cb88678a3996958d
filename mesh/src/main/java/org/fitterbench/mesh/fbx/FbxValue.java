package org.fitterbench.mesh.fbx;

import java.nio.ByteBuffer;

/** A value of an FBX node. */
public sealed interface FbxValue {
  /** An integer of 8 to 64 bits or a truth value (0 or 1). */
  record Whole(long value) implements FbxValue {}

  /** A number of 32 or 64 bits. */
  record Real(double value) implements FbxValue {}

  /** A string; names of objects hold {@code name NUL SOH class}. */
  record Text(String value) implements FbxValue {}

  /** Bytes of any meaning, such as a picture file; the buffer must not be changed. */
  record Raw(ByteBuffer bytes) implements FbxValue {}

  /** An array of numbers, which stays as the file has it until it is asked for. */
  record Numbers(FbxArray array) implements FbxValue {}
}
