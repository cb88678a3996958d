// A vertex of a model; rows of the picture run downwards.
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 coordinate;
layout(location = 3) in vec3 colour;

// Moves the picture, in clip coordinates, so that a sample comes to lie in the middle of its pixel.
layout(location = 3) uniform vec2 toSample;

out vec3 worldPosition;
out vec3 worldNormal;
#if SURFACE == VERTEX_COLOURS
out vec3 vertexLight;
#elif SURFACE != PLAIN
out vec2 textureCoordinate;
#endif

void main() {
  gl_Position = clipFromWorld * vec4(position, 1);
  gl_Position.xy += toSample * gl_Position.w;
  worldPosition = position;
  worldNormal = normal;
#if SURFACE == VERTEX_COLOURS
  vertexLight = linear(colour);
#elif SURFACE != PLAIN
  // Pictures start at the top, texture coordinates at the bottom.
  textureCoordinate = vec2(coordinate.x, 1 - coordinate.y);
#endif
}
