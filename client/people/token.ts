/** The token of an enrolment link: taken out of the address bar at once, and kept in memory alone. */
import { tokenIn } from './enrolment-link.ts';

/** Takes it, so that neither the bar nor the history shows it; undefined if there is none. */
export function takeToken(): string | undefined {
  const token = tokenIn(location.hash);
  if (location.hash !== '') {
    history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  }
  return token;
}
