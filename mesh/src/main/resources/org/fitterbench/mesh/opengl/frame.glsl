#version 450 core
// What all models of a scene share, and the transfer curve of sRGB.
layout(std140, binding = 0) uniform Frame {
  mat4 clipFromWorld;
  // The eye and 1, or the direction towards the viewer and 0.
  vec4 viewer;
  vec4 domeMiddle;
  vec4 domeSlope;
  vec4 lampTowards[MAXIMUM_LAMPS];
  vec4 lampColour[MAXIMUM_LAMPS];
  int lampCount;
};

// Light of encoded values (IEC 61966-2-1): the polynomial that the software renderer takes.
vec3 linear(vec3 encoded) {
  vec3 beyond = max(encoded - 0.04045, 0);
  vec3 curve = fma(beyond, vec3(0.09105013), vec3(-0.29799712));
  curve = fma(beyond, curve, vec3(0.62505156));
  curve = fma(beyond, curve, vec3(0.5955492));
  curve = fma(beyond, curve, vec3(0.00074491854));
  return fma(beyond, curve, encoded / 12.92);
}
