import type { EmployeeRow } from '../sync/rows.ts';

/** A record of which only name and colour are known yet. */
export const unsetDetails = {
  display: null,
  displayText: null,
  email: null,
  emailText: null,
  phone: null,
  phoneText: null,
  language: null,
  startsOn: null,
  endsOn: null,
  openPeriodLimit: null,
  photo: null,
  elsewhere: [],
} satisfies Partial<EmployeeRow>;
