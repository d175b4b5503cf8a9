/** Images of the map, drawn on canvas. */
export type Pen = CanvasRenderingContext2D;

/** What sets a symbol off from any ground, and from its own ring. */
export const CASING = '#0b1017';

/** An image that the map is to have. Symbols are drawn about their middle, patterns from their corner. */
export type MapImage =
  | { readonly name: string; readonly half: number; draw(pen: Pen): void }
  | { readonly name: string; readonly tile: number; draw(pen: Pen): void };

export function painted(
  width: number,
  height: number,
  ratio: number,
  centred: boolean,
  draw: (pen: Pen) => void,
): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * ratio);
  canvas.height = Math.ceil(height * ratio);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('this browser has no canvas');
  pen.scale(ratio, ratio);
  if (centred) pen.translate(width / 2, height / 2);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  draw(pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

export function stroke(pen: Pen, width: number, colour: string): void {
  pen.lineWidth = width;
  pen.strokeStyle = colour;
  pen.stroke();
}
