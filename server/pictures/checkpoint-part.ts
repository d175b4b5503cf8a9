/** One part of a checkpoint: compressed when it is made, and named by the SHA-256 of its text. */
import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createZstdDecompress, gzip, zstdCompress, zstdDecompress } from 'node:zlib';
import { Hash } from '../../picture/basics.ts';
import type { PartText } from '../../picture/checkpoint-writer.ts';

/** How a part can be sent. */
export type Encoding = 'zstd' | 'gzip' | 'identity';

/** What is kept of a part; its text is not. */
export interface PartContent {
  readonly id: Hash;
  readonly items: number;
  /** Bytes of the text. */
  readonly text: number;
  readonly zstd: Buffer;
}

/** Measured at 100,000 events. */
const GZIP_OVER_ZSTD = 1.22;

const [toZstd, fromZstd, toGzip] = [zstdCompress, zstdDecompress, gzip].map((work) =>
  promisify<Buffer, Buffer>(work),
) as [Work, Work, Work];
type Work = (bytes: Buffer) => Promise<Buffer>;

/** A part that is kept. Compressing and decompressing run off the main thread. */
export class CheckpointPart {
  readonly content: PartContent;
  #gzip: Promise<Buffer> | undefined;

  constructor(content: PartContent) {
    this.content = content;
  }

  static async of({ text, items }: PartText): Promise<CheckpointPart> {
    const bytes = Buffer.from(text);
    const id = Hash.parse(createHash('sha256').update(bytes).digest('hex'));
    return new CheckpointPart({ id, items, text: bytes.length, zstd: await toZstd(bytes) });
  }

  get id(): Hash {
    return this.content.id;
  }

  /** Its bytes as they are sent. */
  async bytes(encoding: Encoding): Promise<Buffer> {
    const { zstd } = this.content;
    if (encoding === 'zstd') return zstd;
    if (encoding === 'identity') return fromZstd(zstd);
    this.#gzip ??= fromZstd(zstd)
      .then(toGzip)
      .catch((fault) => {
        this.#gzip = undefined; // who asks next has another try
        throw fault;
      });
    return this.#gzip;
  }

  /** The same as it is read; text is made as it is taken, so that few bytes of it are in memory. */
  async *chunks(encoding: Encoding): AsyncGenerator<Uint8Array> {
    const { zstd } = this.content;
    if (encoding !== 'identity') yield await this.bytes(encoding);
    else yield* pipeline(Readable.from([zstd]), createZstdDecompress(), () => {});
  }

  /** About how many bytes are sent: gzip is not made only to be counted, that costs more than all else. */
  size(encoding: Encoding): number {
    const { text, zstd } = this.content;
    if (encoding === 'identity') return text;
    return encoding === 'zstd' ? zstd.length : Math.round(zstd.length * GZIP_OVER_ZSTD);
  }
}
