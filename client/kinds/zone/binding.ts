/** Whom terms bind, as it stands in the form of a zone: all desks, some of them, or the author's alone. [R46] */
import type { Language } from '../../../picture/basics.ts';
import type { ZoneTerms } from '../../../picture/kinds/zone-terms.ts';
import type { FieldValues } from '../../fields/field-values.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { Destined } from '../writing.ts';

/** The choices of the field `binds`; of `some`, the field `desks` holds their ids, with commas between. */
export const BINDS = ['all', 'some', 'alone'] as const;

/** A picture that one desk alone sees holds drafts: nobody agrees to them there. */
export const isAgreedOn = ({ members }: Destined): boolean => members.length > 1;

/** The desks that stand in the field. */
export const desksIn = (words: FieldValues): readonly string[] =>
  (words.desks ?? '').split(',').filter((desk) => desk !== '');

/** The fields of terms that say whom they bind, as typed. */
export function typedBinding({ desks, unilateral, suspended }: ZoneTerms): FieldValues {
  const binds = unilateral ? 'alone' : desks === undefined ? 'all' : 'some';
  return {
    binds,
    ...(desks === undefined ? {} : { desks: desks.join() }),
    ...(suspended ? { suspended: 'yes' } : {}),
  };
}

/** What terms say of it. */
export function boundBy(words: FieldValues): object {
  const suspended = words.suspended === 'yes' ? { suspended: true } : {};
  switch (words.binds) {
    case 'some':
      return { desks: desksIn(words), ...suspended };
    case 'alone':
      return { ...suspended, unilateral: true };
    default:
      return suspended;
  }
}

/** On the button that sends: proposing terms to others is agreeing to them. */
export function sendsText(words: FieldValues, to: Destined, language: Language): string {
  const { send } = wordsIn(language).writing;
  if (!isAgreedOn(to)) return send.zone;
  return words.binds === 'alone' ? send.zoneAlone : send.zoneAgreed;
}
