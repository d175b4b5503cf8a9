/** What is asked of the server over HTTP by a link, and what may come of it. */
import type { Manifest } from '../../picture/checkpoint.ts';

/** Not had: no answer (offline), or the server's status and words. `pause`: ms that it asked to wait. */
export interface Unfetched {
  readonly failed: 'offline' | number;
  readonly why: string;
  readonly pause?: number | undefined;
}

export const isUnfetched = (got: object | undefined): got is Unfetched =>
  got !== undefined && 'failed' in got;

/** One request: `heard` is told of bytes (of the text, not compressed) as they come. */
export interface Asking {
  readonly signal: AbortSignal;
  readonly heard: (bytes: number) => void;
}

export interface Fetcher {
  /** `other`: of another version than this page can read. */
  manifest(asking: Asking): Promise<Manifest | { readonly other: string } | Unfetched>;
  /** The text of a part, as bytes. */
  part(id: string, asking: Asking): Promise<Uint8Array<ArrayBuffer> | Unfetched>;
  /** Lines of the log after `after` until `until`; `take` gets them as they come. */
  entries(
    range: { readonly after: number; readonly until: number },
    take: (lines: readonly Uint8Array[]) => void,
    asking: Asking,
  ): Promise<Unfetched | undefined>;
}
