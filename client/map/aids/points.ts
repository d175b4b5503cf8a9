/** Taking places from the map by click, or by Enter at its centre, for tools that draw beside the picture. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { LonLat } from '../../../picture/geo/place.ts';

export interface Taker {
  /** `near(place)`: whether a place already taken is under the pointer. */
  put(at: LonLat, near: (place: LonLat) => boolean): void;
  move?(at: LonLat): void;
  back?(): void;
}

const HIT = 9; // pixels

/** Until the answer is called, the map gives its clicks to `taker` and does not zoom by double click. */
export function takePoints(map: MapLibre, taker: Taker): () => void {
  const canvas = map.getCanvas();
  canvas.style.cursor = 'crosshair';
  canvas.focus({ preventScroll: true });
  map.doubleClickZoom.disable();
  const put = (at: LonLat) => {
    const here = map.project(at);
    taker.put(at, (place) => here.dist(map.project(place)) <= HIT);
  };
  const listening = [
    map.on('click', ({ lngLat }) => put([lngLat.lng, lngLat.lat])),
    map.on('mousemove', ({ lngLat }) => taker.move?.([lngLat.lng, lngLat.lat])),
  ];
  const pressed = ({ key }: KeyboardEvent) => {
    const { lng, lat } = map.getCenter();
    if (key === 'Enter') put([lng, lat]);
    else if (key === 'Backspace') taker.back?.();
  };
  canvas.addEventListener('keydown', pressed);
  return () => {
    for (const one of listening) one.unsubscribe();
    canvas.removeEventListener('keydown', pressed);
    canvas.style.cursor = '';
    map.doubleClickZoom.enable();
  };
}
