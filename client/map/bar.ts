/** The scale bar: 1, 2 or 5 times a power of ten metres, as long as fits. */
export function barOf(
  metresPerPixel: number,
  most: number,
): { readonly metres: number; readonly pixels: number } | undefined {
  const limit = metresPerPixel * most;
  if (!(limit > 0) || !Number.isFinite(limit)) return undefined;
  const power = 10 ** Math.floor(Math.log10(limit));
  const metres = (limit / power >= 5 ? 5 : limit / power >= 2 ? 2 : 1) * power;
  return { metres, pixels: metres / metresPerPixel };
}
