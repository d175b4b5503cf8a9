import { expect, test } from 'vitest';
import { decide } from '../../picture/decide.ts';
import { ROLES } from '../../picture/wire.ts';
import { DESK_CELL, openedAs } from '../support/desks.ts';
import { added, reported } from '../support/examples.ts';
import { command, Growing } from '../support/logs.ts';
import { DESKS, person } from '../support/people.ts';
import {
  copy,
  drafts,
  IL,
  judged,
  MINUTE,
  made,
  proposal,
  SECOND,
  SERVER,
  step,
  why,
} from '../support/releasing.ts';

test('[P12] officers and supervisors propose, from their own picture to one they share', () => {
  const growing = drafts();
  const asked = proposal(growing, 'E-2');
  for (const role of ROLES) {
    const refusal = judged(growing, person('il', role), asked);
    if (role === 'officer' || role === 'supervisor') expect(refusal).toBeUndefined();
    else if (role === 'admin') expect(refusal?.rule).toBe('P10');
    else expect(refusal?.rule).toBe(role === 'wall' ? 'P13' : 'P12');
  }
  expect(judged(growing, person('us'), asked)).toMatchObject({ rule: 'P1' });
  expect(judged(growing, IL, { ...asked, to: 'us-il' })).toBeUndefined();
  for (const to of ['il', 'us', 'nowhere', 'access-il'])
    expect(judged(growing, IL, { ...asked, to })).toMatchObject({ kind: 'forbidden', rule: 'P12' });
  const shared = new Growing(undefined, openedAs('shared', ...DESKS), DESK_CELL);
  shared.ask(IL, reported());
  expect(shared.ask(IL, { ...asked, change: copy(shared, 'E-2') })).toMatchObject({ rule: 'P12' });
  expect(decide(growing.picture, command(asked), IL)).toMatchObject({ rule: 'P12' }); // no cell said
});

test('[P12] a second person where the cell asks for one, another, and within 10 minutes', () => {
  const growing = drafts();
  for (const ref of ['E-2', 'E-3', 'Z-4']) {
    const asked = proposal(growing, ref);
    expect(judged(growing, IL, asked), ref).toBeUndefined();
    expect(judged(growing, IL, { ...asked, second: !asked.second })).toMatchObject({ rule: 'P12' });
  }
  growing.ask(IL, proposal(growing, 'Z-4')); // 6
  const approve = step('approved', 'Z-4', 6);
  expect(judged(growing, IL, approve)).toMatchObject({ kind: 'forbidden', rule: 'P12' });
  expect(judged(growing, person('il', 'analyst'), approve)).toMatchObject({ rule: 'P12' });
  expect(judged(growing, person('us'), approve)).toMatchObject({ rule: 'P1' });
  expect(judged(growing, SECOND, approve, 10 * MINUTE)).toBeUndefined();
  expect(judged(growing, SECOND, approve, 10 * MINUTE + 1)).toMatchObject({ rule: 'P12' });
  // a clock that runs backwards wins no time: the last entry's counts
  growing.ask(IL, added({ on: 'Z-4' }), 11 * MINUTE);
  expect(judged(growing, SECOND, approve, -5 * MINUTE)).toMatchObject({ rule: 'P12' });
  expect(judged(growing, IL, proposal(growing, 'Z-4'))).toBeUndefined(); // anew
});

test('[P12] while the clock lies behind the last entry nobody approves: the 10 minutes would stand still', () => {
  const growing = drafts();
  growing.ask(IL, added({ on: 'Z-4' }), 120 * MINUTE); // 6: the clock was two hours ahead
  growing.ask(IL, proposal(growing, 'Z-4'), -120 * MINUTE); // 7, at the time of 6
  const approve = step('approved', 'Z-4', 7);
  const behind = { rule: 'P12', why: expect.stringContaining('set back') };
  for (const later of [1, 60, 110]) {
    expect(judged(growing, SECOND, approve, later * MINUTE)).toMatchObject(behind);
  }
  expect(judged(growing, SECOND, approve, 120 * MINUTE)).toBeUndefined();
});

test('[R23] a zone that is suspended is neither proposed nor approved: the others would get it as standing', () => {
  const growing = drafts();
  growing.ask(IL, proposal(growing, 'Z-4')); // 6
  growing.ask(IL, { type: 'zone.suspended', item: 'Z-4', reason: 'a crew is late' });
  for (const change of [proposal(growing, 'Z-4'), step('approved', 'Z-4', 6)]) {
    expect(judged(growing, SECOND, change)).toMatchObject({ rule: 'R23', field: 'change.item' });
  }
  growing.ask(IL, { type: 'zone.resumed', item: 'Z-4', reason: 'it is out' });
  expect(judged(growing, SECOND, step('approved', 'Z-4', 6))).toBeUndefined();
});

test('[P12] [P15] whoever could approve refuses, and the proposer; the server alone says made', () => {
  const growing = drafts();
  growing.ask(IL, proposal(growing, 'E-3')); // 6
  for (const who of [IL, SECOND, SERVER])
    expect(judged(growing, who, step('refused', 'E-3', 6, why))).toBeUndefined();
  expect(judged(growing, person('il', 'analyst'), step('refused', 'E-3', 6, why))?.rule).toBe(
    'P12',
  );
  growing.ask(SECOND, step('approved', 'E-3', 6));
  for (const who of [IL, SECOND, { ...IL, person: SERVER.person }])
    expect(judged(growing, who, step('made', 'E-3', 6, made(9)))).toMatchObject({ rule: 'P15' });
  for (const change of [step('approved', 'E-3', 6), proposal(growing, 'E-2'), reported()])
    expect(judged(growing, SERVER, change)).toMatchObject({ rule: 'P15' });
});
