/** How long desks have for each step with what they must know, by its precedence. [R63] */
import { PRECEDENCES, type Precedence } from '../../precedence.ts';
import type { Setting } from '../../setting.ts';

/** The steps that have a clock: shown at the desk, acknowledged, confirmed by a unit. */
export const CLOCKED = ['shown', 'acknowledged', 'unit'] as const;
export type Clocked = (typeof CLOCKED)[number];

/** Milliseconds from when the words reached the desk; a step without has no clock. */
export type Clocks = Readonly<Partial<Record<Clocked, number>>>;

/** Seconds; what holds where a cell says nothing. */
const USUAL: Readonly<Record<Precedence, Partial<Record<Clocked, number>>>> = {
  FLASH: { shown: 10, acknowledged: 60, unit: 600 },
  IMMEDIATE: { acknowledged: 300, unit: 1800 },
  PRIORITY: { acknowledged: 1800, unit: 10_800 },
  ROUTINE: { acknowledged: 21_600, unit: 86_400 },
};

const known = new WeakMap<Pick<Setting, 'escalation'>, Readonly<Record<Precedence, Clocks>>>();

/** The clocks of a cell. */
export function clocksOf(cell: Pick<Setting, 'escalation'>): Readonly<Record<Precedence, Clocks>> {
  const clocks = known.get(cell) ?? newClocks(cell);
  known.set(cell, clocks);
  return clocks;
}

function newClocks({ escalation }: Pick<Setting, 'escalation'>): Record<Precedence, Clocks> {
  const of = (precedence: Precedence): Clocks => {
    const set: Partial<Record<Clocked, number>> = {};
    for (const step of CLOCKED) {
      const seconds = escalation?.[precedence]?.[step] ?? USUAL[precedence][step];
      if (seconds !== undefined && seconds !== 'off') set[step] = seconds * 1000;
    }
    return set;
  };
  const [FLASH, IMMEDIATE, PRIORITY, ROUTINE] = PRECEDENCES;
  return {
    FLASH: of(FLASH),
    IMMEDIATE: of(IMMEDIATE),
    PRIORITY: of(PRIORITY),
    ROUTINE: of(ROUTINE),
  };
}
