/** One program of the graphics card, with its numbers by name and the layout of what it reads. */

export class Program {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #layout: WebGLVertexArrayObject;
  readonly #places = new Map<string, WebGLUniformLocation | null>();

  /** Throws if the card does not take the source: that is a bug. `layout` points out the parts of a row. */
  constructor(
    gl: WebGL2RenderingContext,
    source: { readonly vertex: string; readonly fragment: string },
    layout: () => void,
  ) {
    this.#gl = gl;
    this.#program = gl.createProgram();
    for (const [type, text] of [
      [gl.VERTEX_SHADER, source.vertex],
      [gl.FRAGMENT_SHADER, source.fragment],
    ] as const) {
      const shader = gl.createShader(type);
      if (shader === null) continue; // the context was lost; it will be made anew
      gl.shaderSource(shader, text);
      gl.compileShader(shader);
      gl.attachShader(this.#program, shader);
      if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost()) {
        throw new Error(`a shader does not compile: ${gl.getShaderInfoLog(shader)}`);
      }
      gl.deleteShader(shader);
    }
    gl.linkProgram(this.#program);
    if (!gl.getProgramParameter(this.#program, gl.LINK_STATUS) && !gl.isContextLost()) {
      throw new Error(`a program does not link: ${gl.getProgramInfoLog(this.#program)}`);
    }
    this.#layout = gl.createVertexArray();
    gl.bindVertexArray(this.#layout);
    layout();
    gl.bindVertexArray(null);
  }

  use(): void {
    this.#gl.useProgram(this.#program);
    this.#gl.bindVertexArray(this.#layout);
  }

  remove(): void {
    this.#gl.deleteProgram(this.#program);
    this.#gl.deleteVertexArray(this.#layout);
  }

  matrix(name: string, value: Float32Array): void {
    this.#gl.uniformMatrix4fv(this.#place(name), false, value);
  }
  real(name: string, value: number): void {
    this.#gl.uniform1f(this.#place(name), value);
  }
  count(name: string, value: number): void {
    this.#gl.uniform1ui(this.#place(name), value);
  }
  three(name: string, [x, y, z]: readonly [number, number, number]): void {
    this.#gl.uniform3f(this.#place(name), x, y, z);
  }
  unit(name: string, value: number): void {
    this.#gl.uniform1i(this.#place(name), value);
  }
  pair(name: string, [x, y]: readonly [number, number]): void {
    this.#gl.uniform2i(this.#place(name), x, y);
  }

  /** A number that this program does not use has no place, and setting it does nothing. */
  #place(name: string): WebGLUniformLocation | null {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.#gl.getUniformLocation(this.#program, name);
    this.#places.set(name, place);
    return place;
  }
}
