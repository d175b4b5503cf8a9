/**
 * How large things are on a wall, for a 55-inch screen of 16:9 (1.218 m wide) seen from 8 m. One `rem`
 * is 1/120 of the screen's width: 10.1 mm, 0.073 degrees of arc, 16 px at 1920 and 32 px at 3840 alike.
 * A letter that an eye of 20/20 just tells apart is 0.083 degrees (5 minutes of arc) high; capitals of
 * IBM Plex are 0.698 of their size.
 *
 * | what                        | rem   | capitals, degrees | of what 20/20 needs |
 * | time                        | 4.2   | 0.213             | 2.6                 |
 * | title of a FLASH            | 2.6   | 0.132             | 1.6                 |
 * | title of others             | 2.1   | 0.107             | 1.3                 |
 * | everything else to be read  | ≥ 1.7 | ≥ 0.086           | ≥ 1.03              |
 *
 * Names on the map (about 1.4 rem) and the sources of the map are for who steps nearer: from 8 m a
 * symbol's place, shape and ring are seen, and its card says the rest.
 */

/** The smallest (rem) that is to be read from where the watch sits. */
export const SMALLEST = 1.7;
/** How many rem the screen is wide. */
export const ACROSS = 120;
/** Of the letters' size, in IBM Plex. */
const CAPITAL = 0.698;

const WIDTH = (55 * 0.0254 * 16) / Math.hypot(16, 9); // m
const AWAY = 8; // m

/** Degrees of arc that capitals of a size (rem) take on the wall's screen from the watch's seats. */
export const arcOf = (rem: number): number =>
  (2 * Math.atan((rem * CAPITAL * WIDTH) / ACROSS / (2 * AWAY)) * 180) / Math.PI;
