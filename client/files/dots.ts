/** The places of a file's rows as dots on the map: one buffer of the graphics card, however many they are. */
import type { CustomLayerInterface, CustomRenderMethodInput, MapLibre } from '../drawing/layer.ts';
import { isGone, stand } from '../drawing/standing.ts';
import { moved } from '../map/points/layer.ts';
import { Program } from '../map/points/program.ts';
import type { Preview, SHADES } from './preview.ts';

/** Red, green, blue, 0 to 1. */
type Colour = readonly [number, number, number];

/** By shade, and what lies around each dot. */
export interface DotInks {
  readonly shades: Readonly<Record<keyof typeof SHADES, Colour>>;
  readonly casing: Colour;
}

const FEW = 400; // dots that are drawn large
const [LARGE, SMALL] = [13, 9]; // pixels

const SOURCE = {
  vertex: `#version 300 es
precision highp float;
layout(location = 0) in vec2 a_place; // of the world's width, from the origin
layout(location = 1) in float a_shade;
uniform mat4 u_matrix;
uniform float u_size;
uniform vec3 u_fresh;
uniform vec3 u_amends;
uniform vec3 u_there;
flat out vec3 v_colour;
void main() {
  gl_Position = u_matrix * vec4(a_place, 0.0, 1.0);
  gl_PointSize = u_size;
  v_colour = a_shade < 0.5 ? u_fresh : a_shade < 1.5 ? u_amends : u_there;
}`,
  fragment: `#version 300 es
precision highp float;
uniform float u_size;
uniform float u_ratio;
uniform vec3 u_casing;
flat in vec3 v_colour;
out vec4 colour;
void main() {
  float off = length(gl_PointCoord - 0.5) * u_size;
  float radius = u_size * 0.5 - 2.2 * u_ratio;
  float ring = clamp(0.9 * u_ratio + 0.5 - abs(off - radius), 0.0, 1.0);
  float casing = clamp(1.9 * u_ratio + 0.5 - abs(off - radius), 0.0, 1.0) * 0.7;
  float alpha = max(ring, casing);
  if (alpha == 0.0) discard;
  colour = vec4(mix(u_casing, v_colour, ring) * alpha, alpha);
}`,
};

interface Held {
  readonly gl: WebGL2RenderingContext;
  readonly places: WebGLBuffer;
  readonly shades: WebGLBuffer;
  readonly program: Program;
}

export class Dots {
  readonly #map: MapLibre;
  readonly #inks: DotInks;
  readonly #fall: () => void;
  #held: Held | undefined;
  #preview: Preview | undefined;
  #loaded: Preview | undefined;

  /** `under`: the layer of the map below which they lie. */
  constructor(map: MapLibre, inks: DotInks, under: string) {
    this.#map = map;
    this.#inks = inks;
    map.addLayer(this.#layer, under);
    this.#fall = stand(map, [this.#layer.id]);
  }

  show(preview: Preview | undefined): void {
    this.#preview = preview;
    this.#map.triggerRepaint();
  }

  remove(): void {
    this.#fall();
    const { id } = this.#layer;
    if (!isGone(this.#map) && this.#map.getLayer(id)) this.#map.removeLayer(id);
  }

  readonly #layer: CustomLayerInterface = {
    id: 'file-dots',
    type: 'custom',
    onAdd: (_, gl) => this.#hold(gl),
    onRemove: () => this.#release(),
    render: (_, input) => this.#draw(input),
  };

  #hold(gl: WebGL2RenderingContext): void {
    const [places, shades] = [gl.createBuffer(), gl.createBuffer()];
    const program = new Program(gl, SOURCE, () => {
      gl.bindBuffer(gl.ARRAY_BUFFER, places);
      gl.enableVertexAttribArray(0);
      gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
      gl.bindBuffer(gl.ARRAY_BUFFER, shades);
      gl.enableVertexAttribArray(1);
      gl.vertexAttribPointer(1, 1, gl.UNSIGNED_BYTE, false, 0, 0);
    });
    this.#loaded = undefined;
    this.#held = { gl, places, shades, program };
  }

  #release(): void {
    if (this.#held === undefined) return;
    const { gl, places, shades, program } = this.#held;
    this.#held = undefined;
    gl.deleteBuffer(places);
    gl.deleteBuffer(shades);
    program.remove();
  }

  #draw({ defaultProjectionData }: CustomRenderMethodInput): void {
    const [held, preview] = [this.#held, this.#preview];
    if (held === undefined || preview === undefined || preview.shades.length === 0) return;
    const { gl, program } = held;
    if (this.#loaded !== preview) {
      gl.bindBuffer(gl.ARRAY_BUFFER, held.places);
      gl.bufferData(gl.ARRAY_BUFFER, preview.dots, gl.STATIC_DRAW);
      gl.bindBuffer(gl.ARRAY_BUFFER, held.shades);
      gl.bufferData(gl.ARRAY_BUFFER, preview.shades, gl.STATIC_DRAW);
      this.#loaded = preview;
    }
    const ratio = this.#map.getPixelRatio();
    program.use();
    program.matrix('u_matrix', moved(defaultProjectionData.mainMatrix, preview.origin));
    program.real('u_size', (preview.shades.length > FEW ? SMALL : LARGE) * ratio);
    program.real('u_ratio', ratio);
    for (const name of ['fresh', 'amends', 'there'] as const) {
      program.three(`u_${name}`, this.#inks.shades[name]);
    }
    program.three('u_casing', this.#inks.casing);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.drawArrays(gl.POINTS, 0, preview.shades.length);
    gl.bindVertexArray(null);
  }
}

/** The colour of `#8fb8ff`. */
export function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
