/** What a desk says of terms, as changes that name exactly these terms. Pure. */
import type { Ref } from '../../../picture/basics.ts';
import type { Change } from '../../../picture/entry.ts';
import { USUAL_NOTICE } from '../../../picture/facets/consent/acts.ts';
import type { Terms, Version } from '../../../picture/facets/consent/version.ts';
import type { Setting } from '../../../picture/setting.ts';

/** Something that is said for a reason, in a dialog. */
export interface Speech {
  /** Tells it from others that are being written on the same item. */
  readonly name: string;
  readonly title: string;
  readonly confirm: string;
  readonly reason: 'required' | 'optional';
  change(reason: string): Change;
  /** Of denouncing: the minutes until it takes effect, and the words for them. */
  readonly notice?: { readonly minutes: number; readonly text: string };
}

type Says = 'agreed' | 'objected' | 'considering';

/** `from`: the version that the desk last agreed to, with which it compared. [R47] */
export function stanceChange(
  is: Says,
  item: Ref,
  { version, hash }: Pick<Version<Terms>, 'version' | 'hash'>,
  from: { readonly from?: number },
  reason = '',
): Change {
  const because = reason === '' ? {} : { reason };
  return { type: `consent.${is}`, item, version, termsHash: hash, ...from, ...because };
}

export const denouncing = (
  item: Ref,
  { version, hash }: Pick<Version<Terms>, 'version' | 'hash'>,
  from: { readonly from?: number },
  notice: number,
  reason: string,
): Change => ({
  type: 'consent.denounced',
  item,
  version,
  termsHash: hash,
  ...from,
  reason,
  notice,
});

/** Minutes from denouncing to its effect in a cell. */
export const noticeIn = ({ consent }: Pick<Setting, 'consent'>): number =>
  consent?.notice ?? USUAL_NOTICE;
