// The light that comes from a point of a surface.
in vec3 worldPosition;
in vec3 worldNormal;
#if SURFACE == VERTEX_COLOURS
in vec3 vertexLight;
#elif SURFACE != PLAIN
in vec2 textureCoordinate;
#endif

#if SURFACE == PLAIN
layout(location = 0) uniform vec3 plainColour;
#elif SURFACE == BLENDED
layout(location = 0) uniform float ratio;
layout(binding = 1) uniform sampler2D second;
#endif
#if SURFACE == TEXTURED || SURFACE == BLENDED
layout(binding = 0) uniform sampler2D first;
#endif
#if SHADING == BLINN_PHONG
layout(location = 1) uniform float strength;
layout(location = 2) uniform float exponent;
#endif

layout(location = 0) out vec4 light;

// Keeps the direction of a vector of length 0 finite.
const float TINY = 1e-30;

// Highlights fade out where the cosine with the lamp falls below the inverse of this.
const float FADE = 8;

vec3 surfaceColour() {
#if SURFACE == PLAIN
  return linear(plainColour);
#elif SURFACE == VERTEX_COLOURS
  return vertexLight;
#elif SURFACE == TEXTURED
  return linear(texture(first, textureCoordinate).rgb);
#else
  return linear(
      mix(texture(first, textureCoordinate).rgb, texture(second, textureCoordinate).rgb, ratio));
#endif
}

vec3 direction(vec3 v) {
  return v * inversesqrt(dot(v, v) + TINY);
}

void main() {
  vec3 colour = surfaceColour();
#if SHADING != UNLIT
  // Backs are lit as if they were fronts.
  vec3 normal = direction(gl_FrontFacing ? worldNormal : -worldNormal);
  vec3 diffuse = domeMiddle.rgb + normal.z * domeSlope.rgb;
  vec3 mirrored = vec3(0);
#if SHADING == BLINN_PHONG
  vec3 view = direction(viewer.xyz - viewer.w * worldPosition);
  float normalView = dot(normal, view);
#endif
  for (int i = 0; i < lampCount; i++) {
    vec3 towards = lampTowards[i].xyz;
    float normalLamp = dot(normal, towards);
    float cosine = max(normalLamp, 0);
    diffuse += cosine * lampColour[i].rgb;
#if SHADING == BLINN_PHONG
    float halfway =
        max((normalLamp + normalView) * inversesqrt(max(2 * dot(view, towards) + 2, TINY)), 0);
    mirrored += min(cosine * FADE, 1) * strength * pow(halfway, exponent) * lampColour[i].rgb;
#endif
  }
  colour = colour * diffuse + mirrored;
#endif
  light = vec4(colour, 1);
}
