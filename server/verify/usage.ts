/** Help texts of verify-log. */
export const USAGE = `npm run verify-log -- <log> [<log> …]
A log is a download (.ndjson, .ndjson.gz) or a database (.db). Reads and hashes all of it, judges every
entry again by the rules, and names each that breaks one, with the number of the rule (picture/RULES.md).
Several logs of one cell are compared as well: two downloads of one picture, a desk's own with the shared
one (releases), an access record with the others (sign-ins).
  --head <seq>:<hash>    a head that somebody wrote down, or the answer to a command; may be repeated
  --code <seq>:<code>    the code that was read out at an entry; may be repeated
  --cell <file>          the cell's configuration: who is a member, what takes a second person
  --help                 this, and what it cannot show
Ends with 0 if all verifies, 1 if something was found, 2 if a log is not complete (it ends without its
closing line) and nothing was found in it, 3 if it could not be tried.`;

/** Printed by `--help` after USAGE. */
export const LIMITS = `What it cannot show:
- That a person wrote what stands under their name, and that nothing was left out that was never answered:
  people sign nothing. Keep the answers to your commands (seq and hash) and give them as --head.
- That the end was rewritten and sealed again, together with every "seen" in it. Compare with heads, codes
  and downloads from before, also those of other desks.
- Times: they are the server's. An order that runs backwards is found, a clock that is wrong is not, nor
  one that was behind when a release was approved.
- The cell's configuration of back then: the log does not carry it. Without --cell, what it asks for is
  taken from the log; with it, all entries are judged by the one that is given. Whether a watch was taken
  on a true brief (R33), and whether an alarm that was answered had rung (R38), is judged with it only.
- The role in entries from before protocol 2, which name none: what any role could have done passes.
- Reading, sessions and sign-ins (P13, S): access records are only asked whether they agree with themselves.
- Whether a draft still said what was approved when its copy was made: two logs share no order.`;
