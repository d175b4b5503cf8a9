/** Feeds: programs that report in the name of a desk. */
import { type Author, PersonId } from './basics.ts';

/** The person of every feed; nobody else has this name. */
export const FEED = PersonId.parse('feed');

/** True for the author of a feed's entry; of one without a role (protocol 1), by the name. */
export const isFeed = ({ role, person }: Author): boolean =>
  role === 'feed' || (role === undefined && person === FEED);
