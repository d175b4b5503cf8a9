/**
 * The texts that have slots, by section and key, with the names of their slots: what `fill` must be given.
 * It says what en.json says; check.ts holds it to that. The `{n}` of plural forms is not listed.
 */
export const SLOTS = {
  'record.other': ['type'],
  'record.signedIn': ['person', 'role', 'way', 'session'],
  'record.signedOut': ['person', 'session'],
  'record.ended.idle': ['session', 'person'],
  'record.ended.expired': ['session', 'person'],
  'record.ended.revoked': ['session', 'person'],
  'record.ended.role': ['session', 'person'],
  'record.ended.replaced': ['session', 'person'],
  'record.enrolled.passkey': ['person'],
  'record.enrolled.password': ['person'],
  'record.invited': ['person', 'roles'],
  'record.rolesChanged': ['person', 'roles'],
  'record.closed': ['person'],
  'record.wallApproved': ['by', 'pictures', 'session'],
  'record.exported': ['by', 'picture'],
  'record.by': ['by'],
  'record.named': ['person'],
  'record.from': ['address'],
  'status.of': ['n', 'all'],
  'crowds.gravest': ['precedence'],
  'aids.looksHere': ['desk'],
  'finding.within': ['length'],
  'forms.faults.corner': ['line'],
  'privacy.only': ['desk'],
} as const;
