/** The few corners by which a shape is taken hold of on the map, and the shape again after one moved. */
import destination from '@turf/destination';
import distance from '@turf/distance';
import type { LineString, Polygon } from 'geojson';
import type { Area, LonLat, Shape } from '../../picture/geo/place.ts';
import { path, place, ringOf } from '../drawing/drawn-shape.ts';

export type Skeleton = LineString | Polygon;

/** A circle is held by its centre and the point of its edge to the east; a point by nothing. */
export function skeletonOf(shape: Shape | Area): Skeleton | undefined {
  switch (shape.type) {
    case 'Point':
      return undefined;
    case 'LineString':
      return { type: 'LineString', coordinates: shape.coordinates.map(pair) };
    case 'Corridor':
      return { type: 'LineString', coordinates: shape.line.map(pair) };
    case 'Circle': {
      const { coordinates } = destination(shape.centre, shape.radius, 90, {
        units: 'meters',
      }).geometry;
      return { type: 'LineString', coordinates: [pair(shape.centre), pair(place(coordinates))] };
    }
    case 'Polygon': // terra-draw knows no holes; a polygon with some is drawn anew or typed
      return shape.coordinates.length === 1
        ? { type: 'Polygon', coordinates: shape.coordinates.map((ring) => ring.map(pair)) }
        : undefined;
    default:
      return shape satisfies never;
  }
}

const pair = ([lon, lat]: LonLat): [number, number] => [lon, lat];

/** The shape after its skeleton was changed by hand; undefined where that is none. */
export function reshaped(was: Shape | Area, skeleton: Skeleton): Shape | Area | undefined {
  switch (was.type) {
    case 'Point':
      return undefined;
    case 'Polygon': {
      const ring = skeleton.type === 'Polygon' ? ringOf(skeleton.coordinates[0] ?? []) : [];
      return ring.length < 4 ? undefined : { type: 'Polygon', coordinates: [ring] };
    }
    case 'LineString': {
      const line = lineOf(skeleton);
      return line.length < 2 ? undefined : { type: 'LineString', coordinates: line };
    }
    case 'Corridor': {
      const line = lineOf(skeleton);
      return line.length < 2 ? undefined : { ...was, line };
    }
    case 'Circle': {
      const [centre, edge] = lineOf(skeleton);
      if (centre === undefined || edge === undefined) return undefined;
      const moved = centre[0] !== was.centre[0] || centre[1] !== was.centre[1];
      if (moved) return { ...was, centre }; // with its edge, whichever of the two came along
      const radius = Math.round(distance(centre, edge, { units: 'meters' }));
      return radius > 0 ? { ...was, radius } : undefined;
    }
    default:
      return was satisfies never;
  }
}

const lineOf = (skeleton: Skeleton): LonLat[] =>
  skeleton.type === 'LineString' ? path(skeleton.coordinates) : [];
