/** Values of the fields of zones as people read them. */
import { z } from 'zod';
import type { Language } from '../../../picture/basics.ts';
import { DAYS } from '../../../picture/window/schema.ts';
import { named } from '../../fields/named.ts';
import { distanceText } from '../../lib/format.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { cityText, daysText } from './window-text.ts';

export function valueText(field: string, value: string, language: Language): string | undefined {
  switch (field) {
    case 'kind':
      return named(wordsIn(language).items.zoneKind, value);
    case 'area.radius':
    case 'area.width':
      return distanceText(Number(value), language);
    case 'window.zone':
      return cityText(value, language);
    case 'window.days':
      return daysText(z.array(z.enum(DAYS)).parse(JSON.parse(value)), language);
    case 'window.offsets':
      return offsetsText(value);
    case 'window.estimated':
      return '✓';
    default:
      return undefined;
  }
}

const Offsets = z.array(z.object({ minutes: z.int() }));

/** Each once: `+0300, +0200`. */
function offsetsText(value: string): string {
  const texts = Offsets.parse(JSON.parse(value)).map(({ minutes }) => {
    const [size, sign] = [Math.abs(minutes), minutes < 0 ? '-' : '+'];
    return `${sign}${two(Math.floor(size / 60))}${two(size % 60)}`;
  });
  return [...new Set(texts)].join(', ');
}

const two = (n: number): string => String(n).padStart(2, '0');
