/** Reads some pixels of a frame being drawn, without the page standing still until they are there. */

const LOOK = 8; // ms between looks, at first
const SELDOM = 24; // ms between them at most: others wait to be told
const LONGEST = 5000; // ms; a card that takes longer draws nothing that can be called live

export class Reading {
  readonly #gl: WebGL2RenderingContext;
  readonly #length: number; // bytes
  readonly #done: (bytes: Uint8Array | undefined) => void;
  readonly #buffer: WebGLBuffer | null;
  readonly #fence: WebGLSync | null;
  readonly #began = performance.now();
  #timer: ReturnType<typeof setTimeout>;

  /** Reads `width` pixels from the left edge, `y` above the foot. `done`: their RGBA; undefined: not to be had. */
  constructor(
    gl: WebGL2RenderingContext,
    y: number,
    width: number,
    done: (bytes: Uint8Array | undefined) => void,
  ) {
    this.#gl = gl;
    this.#length = width * 4;
    this.#done = done;
    this.#buffer = gl.createBuffer();
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, this.#buffer);
    gl.bufferData(gl.PIXEL_PACK_BUFFER, this.#length, gl.STREAM_READ);
    gl.readPixels(0, y, width, 1, gl.RGBA, gl.UNSIGNED_BYTE, 0);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null); // MapLibre reads into memory
    this.#fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    this.#timer = setTimeout(() => this.#look(), LOOK);
  }

  /** Forgets it. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#release();
  }

  #look(): void {
    const gl = this.#gl;
    const state = this.#fence && gl.clientWaitSync(this.#fence, 0, 0);
    const took = performance.now() - this.#began;
    if (state === gl.TIMEOUT_EXPIRED && took < LONGEST) {
      this.#timer = setTimeout(() => this.#look(), Math.min(SELDOM, Math.max(LOOK, took / 4)));
      return;
    }
    const ready = state === gl.CONDITION_SATISFIED || state === gl.ALREADY_SIGNALED;
    const bytes = ready ? this.#fetch() : undefined;
    this.#release();
    this.#done(bytes);
  }

  #fetch(): Uint8Array {
    const gl = this.#gl;
    const bytes = new Uint8Array(this.#length);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, this.#buffer);
    gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, bytes);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    return bytes;
  }

  #release(): void {
    this.#gl.deleteBuffer(this.#buffer);
    this.#gl.deleteSync(this.#fence);
  }
}
