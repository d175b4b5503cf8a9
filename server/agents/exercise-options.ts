/** The inputs of an exercise: what is said when, how it is sent, and what is known of earlier runs. */
import type { CommandId, PictureId, Ref } from '../../picture/basics.ts';
import type { Person } from '../../picture/decide.ts';
import type { Command } from '../../picture/entry.ts';
import type { Answer } from '../pictures/append.ts';
import type { ScenarioLine } from './scenario.ts';
import type { Said } from './stances.ts';

/**
 * A command that an earlier process sent: the item it made or changed, and when (ms since 1970).
 */
export interface EarlierCommand {
  readonly item: Ref | null;
  readonly time: number;
}

/** A picture of the exercise by its id; undefined: the one that all desks share. */
export type Stage = PictureId | undefined;

/** A line that is to be said. */
export interface Telling {
  readonly line: ScenarioLine;
  readonly id: CommandId;
  /** Its change, with references and times. */
  readonly change: Said;
  /** The entry that its author had looked up at last; undefined: all there are. */
  readonly looked: number | undefined;
}

/** The command that says it; or the item of an earlier run that stands in place of one it would make. */
export type Ready = { readonly command: Command } | { readonly stands: Ref };

/** The scenario, and the pictures that it is played into. */
export interface ExerciseOptions {
  /** What a line says now; undefined: nothing, as people have gone another way. */
  readonly ready: (telling: Telling) => Promise<Ready | undefined>;
  /** Appends a command to a picture. */
  readonly send: (person: Person, command: Command, stage: Stage) => Promise<Answer>;
  /** The earlier command with this id, if the picture has it. */
  readonly earlier: (id: CommandId, stage: Stage) => Promise<EarlierCommand | undefined>;
  /**
   * True if the ending of a run leaves this item alone: it is withdrawn already, or people who are
   * not of the scenario have changed it.
   */
  readonly leaves: (item: Ref, stage: Stage) => boolean;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly lines: readonly ScenarioLine[];
  /** True: when a run is over, withdraw what it made and begin again; false: leave it as it is. */
  readonly loop: boolean;
  /**
   * Seconds of a run that are over when it begins, so that the map is never empty; default 0.
   */
  readonly ahead?: number;
  /** Speed relative to the scenario's own times; default 1. */
  readonly speed?: number;
  /** Called with a line that was refused, for instance because people changed the same items. */
  readonly skipped: (line: ScenarioLine, why: string) => void;
  /** Called with each fault of this server. The line that failed is left out. */
  readonly fault: (error: Error) => void;
}
