/** A log in which desks propose zones and agree to them, each having seen what there is. */

import type { Refusal } from '../../picture/decide.ts';
import { agreedIn, openIn, type Version } from '../../picture/facets/consent/version.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import type { ZoneTerms } from '../../picture/kinds/zone-terms.ts';
import { TERMS } from './examples.ts';
import { itemAt } from './growing.ts';
import { person } from './people.ts';
import { Staffed } from './staffed.ts';

/** What a desk can say of a version. */
export type Says = 'agreed' | 'objected' | 'considering' | 'denounced';

export class Consenting extends Staffed {
  zone(ref: string): ZoneItem {
    const item = itemAt(this.picture, ref);
    if (item?.kind !== 'zone') throw new Error(`no zone ${ref}`);
    return item;
  }

  /** A desk proposes a zone, and so agrees to it. Returns its reference, or why it was not taken. */
  propose(desk: string, over: object = {}): string {
    const change = { type: 'zone.proposed', terms: { ...TERMS, ...over }, agrees: true };
    const refusal = this.ask(person(desk), change, 1000, this.head);
    if (refusal !== undefined) throw new Error(JSON.stringify(refusal));
    return `Z-${this.picture.seq}`;
  }

  /** A desk proposes the next version of a zone; undefined: it was taken. */
  version(desk: string, ref: string, over: object = {}): Refusal | undefined {
    const change = { type: 'zone.versioned', item: ref, terms: { ...TERMS, ...over } };
    return this.ask(person(desk), change, 1000, this.head);
  }

  /** The version that a desk would speak about: the open one; to denounce, the agreed one. */
  spokenOf(ref: string, says: Says): Version<ZoneTerms> {
    const { versions = [] } = this.zone(ref);
    const version =
      says === 'denounced' ? agreedIn(versions) : (openIn(versions) ?? agreedIn(versions));
    if (version === undefined) throw new Error(`${ref} has no version`);
    return version;
  }

  /** A desk takes a stance; `over` replaces fields of the act. Undefined: it was taken. */
  say(desk: string, ref: string, says: Says, over: object = {}): Refusal | undefined {
    const { version, hash } = this.spokenOf(ref, says);
    const reason = says === 'denounced' ? { reason: 'x' } : {};
    const change = {
      type: `consent.${says}`,
      item: ref,
      version,
      termsHash: hash,
      ...reason,
      ...over,
    };
    return this.ask(person(desk), change, 1000, this.head);
  }

  /** All desks agree to what is open. Throws if one may not. */
  agreeAll(ref: string, desks: readonly string[] = ['us', 'il', 'sy']): void {
    for (const desk of desks) {
      if (this.spokenOf(ref, 'agreed').stances[person(desk).desk]?.is === 'agreed') continue;
      const refusal = this.say(desk, ref, 'agreed');
      if (refusal !== undefined) throw new Error(JSON.stringify(refusal));
    }
  }
}
