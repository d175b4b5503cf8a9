/** Reads ISO 6709, annex H: `+33.126+035.824/`, `+3307.56+03549.44/`, `+330733.6+0354926.4+950CRSWGS_84/`. */
import { parted } from './angle.ts';
import { refused } from './reading.ts';
import { located, type Notation, stepOf } from './written-place.ts';

const STRING =
  /^([-+])(\d+(?:\.\d+)?)([-+])(\d+(?:\.\d+)?)(?:[-+]\d+(?:\.\d+)?)?(?:CRS ?([\w:]+))?\/?$/;
/** Its digits before the point tell what they are: degrees, with minutes, with seconds. */
const PARTS = {
  lat: /^(?:(\d\d?)|(\d\d)(\d\d)|(\d\d)(\d\d)(\d\d))(\.\d+)?$/,
  lon: /^(?:(\d{1,3})|(\d{3})(\d\d)|(\d{3})(\d\d)(\d\d))(\.\d+)?$/,
} as const;
const WGS84 = /^(?:WGS_?84|EPSG:?4326)$/;

/** A height at the end is left out; a coordinate system other than WGS 84 is refused. */
export const iso6709: Notation = (text) => {
  const [, sign1, lat = '', sign2, lon = '', system] = STRING.exec(text) ?? [];
  if (sign1 === undefined) return undefined;
  if (system !== undefined && !WGS84.test(system)) return refused('place');
  const [north, east] = [angle(lat, 'lat'), angle(lon, 'lon')];
  if (north === undefined || east === undefined) return undefined;
  return located(
    sign1 === '-' ? -north.value : north.value,
    sign2 === '-' ? -east.value : east.value,
    Math.min(north.step, east.step),
  );
};

function angle(digits: string, axis: keyof typeof PARTS) {
  const [all, d, d2, m2, d3 = '', m3 = '', s3 = '', rest = ''] = PARTS[axis].exec(digits) ?? [];
  if (all === undefined) return undefined;
  if (d !== undefined) return { value: Number(d + rest), step: stepOf(d + rest) };
  if (d2 !== undefined) return parted(d2, m2 + rest, undefined);
  return parted(d3, m3, s3 + rest);
}
