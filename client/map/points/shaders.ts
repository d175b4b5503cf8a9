/** The programs that draw events from rows of the revision index. A row that does not stand draws nothing. */
/** Where each part of a row stands in the buffer: 36 bytes, in the order of these. */
export const PARTS = { place: 0, reach: 1, style: 2, known: 3, began: 4, lasted: 5, shade: 6 };

/** What both programs share: the row, the two numbers, and how old the event is. */
const ROW = `#version 300 es
precision highp float;
precision highp int;
layout(location = ${PARTS.place}) in vec2 a_place;   // of the world's width, from the origin
layout(location = ${PARTS.reach}) in float a_reach;  // of the world's width; 0: none
layout(location = ${PARTS.style}) in uint a_style;
layout(location = ${PARTS.known}) in uvec2 a_known;  // entries: from, to
layout(location = ${PARTS.began}) in ivec2 a_began;  // days since 1970, milliseconds of the day
layout(location = ${PARTS.lasted}) in float a_lasted; // seconds until it was no news any more
layout(location = ${PARTS.shade}) in float a_shade; // 0 clear, 1 faint, 2 hidden, 3 gathered
uniform mat4 u_matrix;
uniform uint u_seq;
uniform ivec2 u_time;
uniform ivec2 u_now;
uniform float u_zoom;
uniform highp sampler2D u_styles; // per style: symbol, mark (x, y, side in the atlas; size), colour and rank

uniform vec3 u_turns; // seconds after its end: from when an event fades; is closed; an urgent one is closed
uniform float u_closed; // 1: what is closed is drawn too

bool stands() {
  bool occurred = a_began.x < u_time.x || (a_began.x == u_time.x && a_began.y <= u_time.y);
  return occurred && a_known.x <= u_seq && u_seq < a_known.y && a_shade < 2.0;
}
float age() {
  ivec2 since = u_now - a_began;
  return float(since.x) * 86400.0 + float(since.y) / 1000.0 - a_lasted;
}
// 1 in full, 0.5 while it fades, 0 where it is closed and not asked for; as activity.ts has it
float strength(float rank) {
  float closes = rank > 2.5 ? u_turns.z : u_turns.y;
  bool closed = rank < 0.0 || age() >= closes; // below 0: withdrawn
  float left = closed && u_closed == 0.0 ? 0.0 : closed || age() >= u_turns.x ? 0.5 : 1.0;
  return (a_shade > 0.0 ? 0.22 : 1.0) * left;
}
const float PI = 3.14159265;
const vec4 NOWHERE = vec4(2.0, 2.0, 2.0, 1.0);
`;

/** A symbol as a point with a picture from the atlas; an open mark once its reach is larger than it. */
export const SYMBOLS = {
  vertex: `${ROW}
uniform float u_size; // pixels of the canvas per pixel of an image as the map sizes it
uniform float u_side; // of the atlas, in its pixels
uniform float u_loud; // 1: the grave ones, 0: all others
flat out vec3 v_image;
flat out float v_strength;
void main() {
  vec4 colour = texelFetch(u_styles, ivec2(2, a_style), 0);
  gl_Position = NOWHERE;
  gl_PointSize = 1.0;
  v_strength = strength(colour.a);
  if (v_strength == 0.0 || !stands() || (colour.a > 2.5 && a_shade == 0.0) != (u_loud == 1.0)) return;
  bool vague = a_reach > 0.0 && u_zoom >= log2(14.0 / (512.0 * a_reach)) - 0.5;
  vec4 image = texelFetch(u_styles, ivec2(vague ? 1 : 0, a_style), 0);
  gl_Position = u_matrix * vec4(a_place, 0.0, 1.0);
  gl_PointSize = image.w * u_size;
  v_image = image.xyz / u_side;
}`,
  fragment: `#version 300 es
precision highp float;
uniform sampler2D u_atlas;
flat in vec3 v_image;
flat in float v_strength;
out vec4 colour;
void main() {
  colour = texture(u_atlas, v_image.xy + gl_PointCoord * v_image.z) * v_strength;
}`,
};

/** The area within which a point is known to lie: fainter the larger, with a dashed edge. */
export const REACHES = {
  vertex: `${ROW}
uniform float u_world; // pixels of the canvas that the world is wide
uniform float u_ratio; // pixels of the canvas per pixel of the page
uniform float u_oldest; // seconds: older ones are not drawn
uniform float u_metres; // of the world's width, where the map looks
uniform float u_south; // of the world's width, from its north to the origin
out vec2 v_from;
flat out float v_radius;
flat out vec4 v_colour;
flat out float v_fill;
void main() {
  gl_Position = NOWHERE;
  float radius = a_reach * u_world;
  if (a_reach == 0.0 || radius < 6.0 * u_ratio || !stands() || age() > u_oldest) return;
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  float room = 1.0 + 2.0 * u_ratio / radius;
  v_from = corner * room * radius;
  v_radius = radius;
  vec4 colour = texelFetch(u_styles, ivec2(2, a_style), 0);
  float left = strength(colour.a);
  if (left == 0.0) return;
  float metres = a_reach * u_metres;
  v_fill = metres < 5000.0 ? mix(0.07, 0.03, clamp((metres - 1000.0) / 4000.0, 0.0, 1.0))
    : metres < 15000.0 ? mix(0.03, 0.006, (metres - 5000.0) / 10000.0)
    : mix(0.006, 0.004, clamp((metres - 15000.0) / 10000.0, 0.0, 1.0));
  bool withdrawn = colour.a < 0.0;
  if (withdrawn) v_fill = 0.0;
  v_colour = vec4(colour.rgb, (withdrawn ? 0.2 : 0.55) * left);
  float leaning = PI * tanh(PI * (1.0 - 2.0 * (a_place.y + u_south))) * a_reach * a_reach; // world.ts
  vec2 middle = vec2(a_place.x, a_place.y - leaning);
  gl_Position = u_matrix * vec4(middle + corner * room * a_reach, 0.0, 1.0);
}`,
  fragment: `#version 300 es
precision highp float;
uniform float u_ratio;
in vec2 v_from;
flat in float v_radius;
flat in vec4 v_colour;
flat in float v_fill;
out vec4 colour;
void main() {
  float off = length(v_from) - v_radius;
  float inside = clamp(0.5 - off, 0.0, 1.0);
  float line = clamp(0.6 * u_ratio + 0.5 - abs(off), 0.0, 1.0);
  float along = atan(v_from.y, v_from.x) * v_radius;
  line *= step(mod(along, 7.2 * u_ratio), 3.6 * u_ratio);
  float alpha = max(inside * v_fill, line * v_colour.a);
  if (alpha == 0.0) discard;
  colour = vec4(v_colour.rgb * alpha, alpha);
}`,
};
