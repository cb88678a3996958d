// The mean of a pixel's samples, in linear light.
layout(binding = 0) uniform sampler2DArray samples;

layout(location = 0) out vec4 light;

void main() {
  vec3 sum = vec3(0);
  for (int i = 0; i < SAMPLES; i++) {
    sum += texelFetch(samples, ivec3(gl_FragCoord.xy, i), 0).rgb;
  }
  light = vec4(sum / SAMPLES, 1);
}
