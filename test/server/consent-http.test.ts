/** Consent over HTTP: what is missing, what was out of date or not seen, and whose act it may not be. */
import { describe, expect, test } from 'vitest';
import { DeskId } from '../../picture/basics.ts';
import { feedAuthorization } from '../../server/people/signed-tokens.ts';
import { Agreeing } from '../support/agreeing.ts';
import { CELL, SECRET } from '../support/cell.ts';
import { TERMS } from '../support/examples.ts';
import { person } from '../support/people.ts';
import { asked } from '../support/server.ts';
import '../support/seed.ts';

const wider = { area: { ...TERMS.area, radius: 4000 } };
const apart = { area: { ...TERMS.area, centre: [35.9, 32.8] } };

describe('[R47] whatever speaks of terms says what its author had seen', () => {
  test('without it, or with another hash than the log has, nothing is taken', async () => {
    const desks = await Agreeing.begun();
    const { server } = desks;
    const proposal = { type: 'zone.proposed', terms: TERMS, agrees: true };
    const ref = await desks.zoneBy('us');
    const before = desks.head;
    const changes = [
      proposal,
      { type: 'zone.versioned', item: ref, terms: TERMS },
      desks.act('agreed', ref),
      desks.act('objected', ref),
      desks.act('considering', ref),
      desks.act('denounced', ref, { reason: 'x' }),
    ];
    for (const change of changes) {
      const { status, body } = await server.ask(change, { who: person('il') });
      expect(status, change.type).toBe(400);
      expect(body.error).toMatchObject({ kind: 'invalid', field: 'seen' });
      const other = { seq: before.seq, hash: before.hash.replace(/./g, '0') };
      const forged = await desks.ask('il', change, other);
      expect([forged.status, forged.body.error?.rule]).toEqual([409, 'L10']);
    }
    expect(desks.head).toEqual(before);
  });

  test('who proposes to others says that they agree; in a picture of one desk nobody does', async () => {
    const desks = await Agreeing.begun();
    const mute = await desks.ask('us', { type: 'zone.proposed', terms: TERMS });
    expect(mute.status).toBe(422);
    expect(mute.body.error).toMatchObject({ rule: 'R46', field: 'change.agrees' });
    const { hash, seq } = desks.server.served('us').replica.head;
    const own = { who: person('us'), picture: 'us' };
    const draft = { type: 'zone.proposed', terms: TERMS };
    const agrees = await desks.server.ask({ ...draft, agrees: true }, own, { seen: { seq, hash } });
    expect([agrees.status, agrees.body.error?.rule]).toEqual([422, 'R46']);
    const made = await desks.server.ask(draft, own);
    expect(made.status).toBe(201);
    const item = `${made.body.item}`;
    const act = { type: 'consent.agreed', item, version: 1, termsHash: hash };
    const alone = await desks.server.ask(act, own, { seen: { seq, hash } });
    expect([alone.status, alone.body.error?.rule]).toEqual([422, 'R46']);
  });
});

describe('[R47] an act about other terms than there are is 409 with the entries of both', () => {
  test('another version, another hash, another comparison', async () => {
    const desks = await Agreeing.begun();
    const ref = await desks.zoneBy('us');
    const first = desks.act('agreed', ref);
    await desks.agreeAll(ref, ['il', 'sy']);
    expect((await desks.version('sy', ref, wider)).status).toBe(201);
    const { seq } = desks.head;
    const refused = [first, desks.act('agreed', ref, { termsHash: '0'.repeat(64) })];
    for (const act of [...refused, desks.act('agreed', ref, { from: 2 })]) {
      const { status, body } = await desks.ask('us', act);
      expect(status).toBe(409);
      expect(body.error).toMatchObject({ kind: 'missed', rule: 'R47' });
      expect(body.error).not.toHaveProperty('items');
      expect(body.missed?.at(-1)).toMatchObject({ seq, change: { type: 'zone.versioned' } });
    }
    const late = await desks.ask('us', first);
    expect(late.body.missed).toMatchObject([
      { seq: 2, change: { type: 'zone.proposed' } },
      { seq, change: { type: 'zone.versioned' } },
    ]);
    expect((await desks.say('us', 'agreed', ref, { from: 1 })).status).toBe(201);
  });
});

describe('[R50] who has not seen what may meet their terms', () => {
  test('is told which zones, whose they are and their entries; having looked, they are taken', async () => {
    const desks = await Agreeing.begun();
    const before = desks.head;
    const ref = await desks.zoneBy('il');
    await desks.agreeAll(ref, ['sy']);
    await desks.zoneBy('sy', apart);
    const blind = await desks.propose('us', wider, before);
    expect(blind.status).toBe(409);
    expect(blind.body.error).toMatchObject({
      kind: 'missed',
      rule: 'R50',
      items: [{ ref, desk: 'sy', entries: [2, 3] }],
    });
    expect(blind.body.missed).toMatchObject([
      { seq: 2, by: { desk: 'il' }, change: { type: 'zone.proposed' } },
      { seq: 3, by: { desk: 'sy' }, change: { type: 'consent.agreed' } },
    ]);
    expect((await desks.propose('us', wider)).status).toBe(201);
  });

  test('[R48] the same holds for the next version, and for an amendment of the newest', async () => {
    const desks = await Agreeing.begun();
    const ref = await desks.zoneBy('us', apart);
    const before = desks.head;
    await desks.zoneBy('il');
    const version = await desks.version('us', ref, wider, before);
    expect([version.status, version.body.error?.rule]).toEqual([409, 'R50']);
    const amended = { type: 'zone.amended', item: ref, terms: { ...TERMS, ...wider } };
    const words = await desks.ask('us', amended, before);
    expect([words.status, words.body.error?.rule]).toEqual([409, 'R50']);
    expect((await desks.ask('us', amended)).status).toBe(201);
  });

  test('life safety is never held up, and the entry keeps what its author had seen', async () => {
    const desks = await Agreeing.begun();
    const before = desks.head;
    await desks.zoneBy('il');
    const { status, body } = await desks.propose('us', { kind: 'hazard' }, before);
    expect(status).toBe(201);
    expect(desks.zone(`${body.item}`).versions?.[0]?.seen).toBe(before.seq);
  });
});

describe('what the state of a zone does not allow is 422, with the rule', () => {
  test('[R48] nobody alone alters, suspends or withdraws what another has agreed to, or leaves one out', async () => {
    const desks = await Agreeing.begun();
    const ref = await desks.zoneBy('us');
    await desks.agreeAll(ref, ['il', 'sy']);
    const acts = [
      { type: 'zone.amended', item: ref, terms: { ...TERMS, ...wider } },
      { type: 'zone.suspended', item: ref, reason: 'x' },
      { type: 'zone.withdrawn', item: ref, reason: 'x' },
      { type: 'zone.versioned', item: ref, terms: { ...TERMS, desks: ['us', 'il'] } },
      { type: 'zone.retracted', item: ref, version: 1, reason: 'x' },
    ];
    for (const act of acts) {
      const { status, body } = await desks.ask('us', act);
      expect([act.type, status, body.error?.rule]).toEqual([act.type, 422, 'R48']);
    }
  });

  test('[R49] nothing is denounced that was not agreed, twice, or with another notice; [R46] nor agreed twice', async () => {
    const desks = await Agreeing.begun({ ...CELL, consent: { notice: 30 } });
    const ref = await desks.zoneBy('us');
    const denounced = { reason: 'The fields are needed', notice: 30 };
    const refusal = async (desk: string, says: string, over: object = {}) => {
      const { status, body } = await desks.say(desk, says, ref, over);
      return [status, body.error?.rule, body.error?.field];
    };
    const at = 'change.version';
    expect(await refusal('il', 'denounced', denounced)).toEqual([422, 'R49', at]);
    expect(await refusal('us', 'agreed')).toEqual([422, 'R46', at]);
    await desks.agreeAll(ref, ['il', 'sy']);
    expect(await refusal('sy', 'objected')).toEqual([422, 'R46', at]);
    const other = { ...denounced, notice: 29 };
    expect(await refusal('sy', 'denounced', other)).toEqual([422, 'R49', 'change.notice']);
    expect((await desks.say('sy', 'denounced', ref, denounced)).status).toBe(201);
    expect(await refusal('sy', 'denounced', denounced)).toEqual([422, 'R49', at]);
  });
});

test('[P20] [P4] raw requests: nobody speaks for another desk, in whatever role, and no feed at all', async () => {
  const desks = await Agreeing.begun();
  const { server } = desks;
  const ref = await desks.zoneBy('us');
  expect((await desks.version('il', ref, wider)).status).toBe(201);
  const before = desks.head;
  const acts = [
    desks.act('agreed', ref),
    desks.act('objected', ref),
    desks.act('considering', ref),
    desks.act('denounced', ref, { reason: 'x' }),
    { type: 'zone.versioned', item: ref, terms: TERMS },
    { type: 'zone.retracted', item: ref, version: 2, reason: 'x' },
  ];
  for (const act of acts) {
    for (const role of ['analyst', 'observer'] as const) {
      const { status } = await server.ask(act, { who: person('sy', role) }, { seen: before });
      expect(status, `${role}: ${act.type}`).toBe(403);
    }
    for (const field of ['desk', 'by', 'for']) {
      const { status, body } = await desks.ask('us', { ...act, [field]: 'sy' });
      expect([status, body.error?.kind]).toEqual([400, 'invalid']);
    }
    const answer = await fetch(`${server.url}/api/pictures/shared/changes`, {
      method: 'POST',
      headers: { Authorization: feedAuthorization(SECRET, DeskId.parse('sy')) },
      body: asked(act, { seen: before }),
    });
    expect(answer.status, `feed: ${act.type}`).toBe(403);
  }
  for (const act of [
    { type: 'zone.retracted', item: ref, version: 2, reason: 'x' },
    { type: 'zone.amended', item: ref, terms: TERMS },
  ]) {
    const { status, body } = await desks.ask('us', act);
    expect([act.type, status, body.error?.rule]).toEqual([act.type, 403, 'P4']);
  }
  expect(desks.head).toEqual(before);
});
