/** Whether desks agree, in the one word that a card has room for. */
import type { Language } from '../../../picture/basics.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { formOf } from '../../messages/plural.ts';
import type { Agreement } from './agreement.ts';
import { STANCE_SIGN } from './signs.ts';

interface Word {
  readonly tone: 'alarm' | 'agree' | 'amber';
  readonly text: string;
}

export function agreementWord({ as, by }: Agreement, language: Language): Word {
  const w = wordsIn(language).panels;
  switch (as) {
    case 'disputed':
      return { tone: 'alarm', text: `${STANCE_SIGN.disputes} ${w.disputed}` };
    case 'confirmed':
      return {
        tone: 'agree',
        text: `${STANCE_SIGN.confirms} ${formOf(by.length, w.confirmedBy, language)}`,
      };
    case 'partly':
      return {
        tone: 'amber',
        text: `${STANCE_SIGN.partly} ${formOf(by.length, w.partlyBy, language)}`,
      };
    case 'reviewing':
      return { tone: 'amber', text: `${STANCE_SIGN.reviewing} ${w.reviewing}` };
    default:
      return as satisfies never;
  }
}
