/** Ids of commands by which a person's rows are taken once, whoever of the desk sends them. */
import { CommandId } from '../../picture/basics.ts';
import { derivedCommandId } from '../../picture/command-id.ts';

/** The one id of these parts, in the form of a random UUID: ids of version 8 are for feeds and the server. [L13] */
export function personsCommandId(...parts: readonly string[]): CommandId {
  const derived = derivedCommandId('page', ...parts);
  return CommandId.parse(`${derived.slice(0, 14)}4${derived.slice(15)}`);
}
