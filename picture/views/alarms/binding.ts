/** From when until when a zone binds somebody, by what its desks and its own desk said. [R51] */
import { agreedIn, endOf } from '../../facets/consent/version.ts';
import type { ZoneItem } from '../../kinds/zone.ts';
import { stateUntil } from '../../kinds/zone-item.ts';
import { earliest, type Revised } from './found.ts';

export interface Binding {
  /** The entry since which it does: with which it was agreed, or resumed after that. */
  readonly since: Revised;
  /** When that ends by what is known (ms since 1970); undefined: never. */
  readonly ended: number | undefined;
}

/** Undefined: it binds nobody, or terms that are suspended. */
export function bindingOf(zone: ZoneItem): Binding | undefined {
  const agreed = agreedIn(zone.versions);
  if (agreed?.agreed === undefined || zone.terms.suspended) return undefined;
  const { seq } = agreed.agreed;
  const resumed = zone.history.findLast((step) => step.seq > seq && step.type === 'zone.resumed');
  const since = resumed ?? agreed.agreed;
  if (!stoodAt(zone, since.seq)) return undefined;
  return {
    since: { seq: since.seq, at: Date.parse(since.time) },
    ended: earliest(endsAfter(zone, since.seq), endOf(agreed)),
  };
}

/** Whether a zone was neither suspended nor withdrawn at an entry. */
export const stoodAt = (zone: ZoneItem, seq: number): boolean =>
  stateUntil(zone, (step) => step.seq > seq) === 'proposed';

/** When (ms since 1970) a zone was first suspended or withdrawn after an entry. */
export function endsAfter({ history }: ZoneItem, seq: number): number | undefined {
  const step = history.find((one) => one.seq > seq && ENDS.has(one.type));
  return step && Date.parse(step.time);
}

const ENDS: ReadonlySet<string> = new Set(['zone.suspended', 'zone.withdrawn']);
