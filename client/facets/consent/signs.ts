/** A sign for each stance on terms, so that it is told by shape as well as by word and colour. */
import type { Stance } from '../../../picture/facets/consent/version.ts';

type Says = Stance['is'];

export const CONSENT_SIGN: Readonly<Record<Says, string>> = {
  agreed: '✓',
  objected: '✕',
  considering: '…',
  denounced: '⊘',
};
/** Of a desk that is asked and has said nothing. */
export const ASKED_SIGN = '◌';
/** Of a desk that these terms do not ask. */
export const UNASKED_SIGN = '–';
