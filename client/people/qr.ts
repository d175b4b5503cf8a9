/** A text as a QR code: the path of its dark modules, in a square of `size`, light edge included. Pure. */
import { encode } from 'uqr';

const EDGE = 4; // modules: what the standard asks for

export function qrOf(text: string): { readonly path: string; readonly size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: EDGE });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { path, size };
}
