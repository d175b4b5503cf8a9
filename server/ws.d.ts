/** Types for `Sender.frame`, which ws 8 exports and its types leave out. */
import 'ws';

declare module 'ws' {
  interface FrameOptions {
    readonly fin: boolean;
    readonly rsv1: boolean;
    readonly opcode: number;
    readonly mask: boolean;
    readonly readOnly: boolean;
  }
  const Sender: { frame(data: Buffer, options: FrameOptions): Buffer[] };
}
