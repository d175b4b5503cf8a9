/** What hands do on the strip: one slides or marks, two spread or move it. No Svelte. */

/** Shares are of the strip's width, 0 to 1 from its left edge. */
export interface Hands {
  /** Slid over a place; `done` once the hand is lifted. */
  readonly slide: (share: number, done: boolean) => void;
  /** Marked from one place to another; `done` once the hand is lifted. */
  readonly mark: (from: number, to: number, done: boolean) => void;
  /** Moved by a share of the width. */
  readonly pan: (by: number) => void;
  /** Spread or closed about a place; below 1 shows less. */
  readonly zoom: (factor: number, about: number) => void;
}

type Act = 'slide' | 'mark' | 'pan';

/** Listens on an element until called off; `act` says what one hand does there. */
export function listen(
  element: HTMLElement,
  hands: Hands,
  act: (event: PointerEvent) => Act,
): () => void {
  const down = new Map<number, number>(); // where each pointer is
  let acting: { act: Act; from: number; last: number } | undefined;
  const shareOf = (x: number) => {
    const { left, width } = element.getBoundingClientRect();
    return (x - left) / Math.max(1, width);
  };

  function pressed(event: PointerEvent): void {
    if (event.button !== 0) return;
    const share = shareOf(event.clientX);
    element.setPointerCapture(event.pointerId);
    down.set(event.pointerId, share);
    if (down.size > 1) {
      acting = undefined;
      return;
    }
    acting = { act: act(event), from: share, last: share };
    if (acting.act === 'slide') hands.slide(share, false);
  }

  function moved(event: PointerEvent): void {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    const share = shareOf(event.clientX);
    if (down.size === 2) spread(event.pointerId, before, share);
    down.set(event.pointerId, share);
    if (acting === undefined || down.size > 1) return;
    one(acting, share, false);
    acting.last = share;
  }

  function one(
    { act, from, last }: NonNullable<typeof acting>,
    share: number,
    done: boolean,
  ): void {
    if (act === 'slide') hands.slide(share, done);
    else if (act === 'mark') hands.mark(from, share, done);
    else hands.pan(last - share);
  }

  function spread(moving: number, before: number, after: number): void {
    const other = [...down].find(([id]) => id !== moving)?.[1];
    if (other === undefined || Math.abs(before - other) < 0.01) return;
    const factor = Math.abs(before - other) / Math.max(0.01, Math.abs(after - other));
    hands.zoom(factor, (after + other) / 2);
    hands.pan((before - after) / 2);
  }

  function lifted(event: PointerEvent): void {
    if (!down.delete(event.pointerId)) return;
    if (acting !== undefined) one(acting, shareOf(event.clientX), true);
    acting = undefined;
  }

  function wheeled(event: WheelEvent): void {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const [x, y] = [event.deltaX * lines, event.deltaY * lines];
    if (event.shiftKey || Math.abs(x) > Math.abs(y))
      hands.pan((x + (event.shiftKey ? y : 0)) / 1000);
    else hands.zoom(Math.exp(y / 300), shareOf(event.clientX));
  }

  const undo = new AbortController();
  const { signal } = undo;
  element.addEventListener('pointerdown', pressed, { signal });
  element.addEventListener('pointermove', moved, { signal });
  element.addEventListener('pointerup', lifted, { signal });
  element.addEventListener('pointercancel', lifted, { signal });
  element.addEventListener('wheel', wheeled, { signal, passive: false });
  return () => undo.abort();
}
