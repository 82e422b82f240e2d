import type { Kind } from '@comptoir/shared/journal/kinds';

type SubjectOf<K> = K extends `${infer First}.${string}` ? First : never;

/** What the audit log may be narrowed to, in the order of the list: subjects of which changes are told. */
export const subjects = [
  'employee',
  'membership',
  'access',
  'role',
  'grant',
  'account',
  'pin',
  'team',
  'establishment',
  'organisation',
  'device',
  'task-list',
  'punch',
  'shift',
  'schedule',
  'absence',
  'swap',
  'position',
  'template',
  'contract',
  'token',
] as const satisfies readonly SubjectOf<Kind>[];
