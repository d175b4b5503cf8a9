/** The 1,249 alert zones as published, proposed one after the other as zones of all kinds in turn. */
import type { FeatureCollection, Polygon } from 'geojson';
import { Change } from '../../../picture/entry.ts';
import type { Picture } from '../../../picture/fold.ts';
import { ZONE_KINDS } from '../../../picture/kinds/zone.ts';
import { all } from '../../../picture/table.ts';
import { TERMS } from '../examples.ts';
import { person } from '../people.ts';
import { sharedText } from '../shared.ts';
import { Staffed } from '../staffed.ts';

export interface Proposed {
  readonly picture: Picture;
  /** Why each of the others was refused, by its place in the file. */
  readonly refused: ReadonlyMap<number, { readonly field: string; readonly why: string }>;
}

/** The terms of each zone in the file, in order, as somebody would send them. */
export function alertZones(): object[] {
  const read: FeatureCollection<Polygon> = JSON.parse(sharedText('zones/alert_zones.geojson'));
  return read.features.map(({ geometry }, i) => ({
    ...TERMS,
    kind: ZONE_KINDS[i % ZONE_KINDS.length],
    area: geometry,
  }));
}

/** All of them proposed, each by an author who has seen the ones before. */
export function alertZonesProposed(): Proposed {
  const log = new Staffed();
  const refused = new Map<number, { field: string; why: string }>();
  for (const [i, terms] of alertZones().entries()) {
    const change = { type: 'zone.proposed', terms, agrees: true };
    const read = Change.safeParse(change);
    const [issue] = read.error?.issues ?? [];
    if (issue !== undefined) {
      refused.set(i, { field: `change.${issue.path.join('.')}`, why: issue.message });
      continue;
    }
    const refusal = log.ask(person('il'), change, 100, log.head);
    if (refusal === undefined) continue;
    const field = 'field' in refusal ? refusal.field : '';
    refused.set(i, { field, why: refusal.why });
  }
  return { picture: log.picture, refused };
}

/** The terms of those that are taken, each as its text. */
export const alertTerms = (): string[] =>
  [...all(alertZonesProposed().picture.items)].flatMap((item) =>
    item.kind === 'zone' ? [JSON.stringify(item.terms)] : [],
  );
