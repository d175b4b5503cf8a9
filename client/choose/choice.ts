/** What an exercise offers to a browser that is signed in nowhere: its desks, and who is there. [S18] */
import { z } from 'zod';
import { Cell, DeskInfo } from '../../picture/cell.ts';
import { type Failure, get } from '../api/http.ts';
import { change, Nothing, type Outcome } from '../people/outcome.ts';

/** Who one is at a desk: `second` is the officer who approves what another proposes for release. */
const SEATS = ['officer', 'analyst', 'second'] as const;
export type Seat = (typeof SEATS)[number];

/** An address on this server that signs in, in a tab of its own. */
const Path = z.string().startsWith('/enter/');

const Choice = z.object({
  desks: z.array(
    z
      .object({ ...DeskInfo.shape, id: z.string() })
      .pick({
        id: true,
        letters: true,
        name: true,
        colour: true,
      })
      .extend({
        /** Screens that are connected. */
        connected: z.int(),
        seats: z.array(z.object({ as: z.enum(SEATS), path: Path })),
      }),
  ),
  wall: Path,
  boundaries: Cell.shape.boundaries,
  seq: z.int(),
  code: z.string(),
  /** The run of the exercise that is played, and since when. */
  lap: z.object({ nth: z.int(), began: z.string() }).optional(),
});
export type Choice = z.infer<typeof Choice>;

export const choice = (): Promise<Choice | Failure> => get('/api/choice', Choice);

/** Ends the current lap of the exercise early: withdraws what it made, and begins the next. */
export const beginAnew = (): Promise<Outcome<undefined>> =>
  change('POST', '/api/choice/anew', {}, Nothing);

/** The key of the n-th seat of all desks, counted from 0; undefined: it has none. */
export const digitOf = (n: number): string | undefined => (n < 9 ? String(n + 1) : undefined);

/** Whether an address names something to look at, beyond how the page speaks and looks. */
export const namesSomething = (search: string): boolean =>
  [...new URLSearchParams(search).keys()].some((name) => name !== 'lang' && name !== 'theme');
