// A vertical gradient from the first row to the last.
layout(location = 0) uniform vec3 top;
layout(location = 1) uniform vec3 bottom;
layout(location = 2) uniform int height;

layout(location = 0) out vec4 light;

void main() {
  float share = height == 1 ? 0 : floor(gl_FragCoord.y) / (height - 1);
  light = vec4(linear(mix(top, bottom, share)), 1);
}
