/** What the layers of zones have in common: what is drawn at all, and what depends on the state. */
import type { Expression } from '../../drawing/layer.ts';
import { type Outline, type Outlined, STATES } from './states.ts';

const outlines = Object.entries(STATES) as [Outline, Outlined][];

/** The ground of a whole exercise lies under everything, and is not drawn. */
export const DRAWN: Expression = ['!', ['has', 'stage']];

/** By the state of a zone. */
export const byState = (of: (state: Outlined) => string | number): Expression =>
  [
    'match',
    ['get', 'state'],
    ...outlines.slice(1).flatMap(([name, state]) => [name, of(state)] as const),
    of(STATES.proposed),
  ] as unknown as Expression;
