package org.fitterbench.segmentation.source;

/** MediaPipe's selfie networks, by the picture that they take. */
public enum SelfieNetwork {
  /** 256 x 256, for pictures about as high as wide. */
  GENERAL(
      "package/selfie_segmentation.tflite",
      "8d13b7fae74af625c641226813616a2117bd6bca19eb3b75574621fc08557f27"),
  /** 144 x 256 (rows x columns), for wide pictures. */
  LANDSCAPE(
      "package/selfie_segmentation_landscape.tflite",
      "4aafe6223bb8dac6fac8ca8ed56852870a33051ef3f6238822d282a109962894");

  private static final double WIDE = 1.4;

  private final String packagePath;
  private final String sha256;

  SelfieNetwork(String packagePath, String sha256) {
    this.packagePath = packagePath;
    this.sha256 = sha256;
  }

  /** The one whose input is nearer to a picture's shape. */
  public static SelfieNetwork forPicture(int width, int height) {
    return width > WIDE * height ? LANDSCAPE : GENERAL;
  }

  String packagePath() {
    return packagePath;
  }

  /** SHA-256 of the file, lower-case hexadecimal. */
  String sha256() {
    return sha256;
  }

  String fileName() {
    return packagePath.substring(packagePath.indexOf('/') + 1);
  }
}
