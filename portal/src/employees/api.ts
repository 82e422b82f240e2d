import {
  inviteAnswerSchema,
  inviteRequestSchema,
  tabletLinkAnswerSchema,
} from '@comptoir/shared/access/portal';
import {
  type EmployeePatch,
  type EmployeeRequest,
  createdEmployeeSchema,
  employeeRecordSchema,
  employeesAnswerSchema,
  exportRequestSchema,
  importAnswerSchema,
  importedSchema,
  newPinAnswerSchema,
  pinsAnswerSchema,
} from '@comptoir/shared/employees/portal';
import { hashPhoto } from '@comptoir/shared/employees/photo';
import type { Language } from '@comptoir/shared/establishments/languages';
import { teamsAnswerSchema } from '@comptoir/shared/teams/portal';
import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Api } from '../api/api.ts';

/** Everybody within reach, a line for each. */
export function employeesQuery(api: Api) {
  return queryOptions({
    queryKey: ['employees'],
    queryFn: async () =>
      (await api.ask({ method: 'GET', path: '/employees' }, employeesAnswerSchema)).employees,
  });
}

/** One person with all that stands around them. */
export function employeeQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: ['employees', id],
    queryFn: () => api.ask({ method: 'GET', path: `/employees/${id}` }, employeeRecordSchema),
  });
}

export function teamsQuery(api: Api) {
  return queryOptions({
    queryKey: ['teams'],
    queryFn: async () =>
      (await api.ask({ method: 'GET', path: '/teams' }, teamsAnswerSchema)).teams,
  });
}

export function addEmployee(api: Api, body: EmployeeRequest) {
  return api.ask({ method: 'POST', path: '/employees', body }, createdEmployeeSchema);
}

export function editEmployee(api: Api, id: string, body: EmployeePatch): Promise<void> {
  return api.act({ method: 'PATCH', path: `/employees/${id}`, body });
}

export function changeEmployee(api: Api, id: string, act: 'archive' | 'restore'): Promise<void> {
  return api.act({ method: 'POST', path: `/employees/${id}/${act}` });
}

export function renewPin(api: Api, id: string) {
  return api.ask({ method: 'POST', path: `/employees/${id}/pin` }, newPinAnswerSchema);
}

/** Makes PINs for people who have none: 25 at most at a time. */
export async function makePins(api: Api, people: string[]) {
  const body = { people };
  const ask = { method: 'POST', path: '/employees/pins', body, patience: 120_000 } as const;
  return (await api.ask(ask, pinsAnswerSchema)).pins;
}

/** Opens an access or sends the invitation again, for each by itself: what became of each, in order. */
export function invite(api: Api, people: string[]) {
  const body: z.infer<typeof inviteRequestSchema> = { people };
  const ask = { method: 'POST', path: '/accesses/invite', body, patience: 120_000 } as const;
  return api.ask(ask, inviteAnswerSchema);
}

export function revokeAccess(api: Api, person: string): Promise<void> {
  return api.act({ method: 'POST', path: '/accesses/revoke', body: { person } });
}

/** A sign-up link of its own (K13): it never kills the one that was mailed. */
export function linkFor(api: Api, person: string) {
  return api.ask({ method: 'POST', path: `/accesses/${person}/link` }, tabletLinkAnswerSchema);
}

/** @param team its id; null takes people out of the team they are in */
export function putIntoTeam(api: Api, team: string | null, people: string[]): Promise<void> {
  return api.act({ method: 'POST', path: `/teams/${team ?? 'null'}/people`, body: { people } });
}

/** Sends a photo as it is and answers the name under which a request then speaks of it. */
export async function sendPhoto(api: Api, photo: Blob): Promise<string> {
  const hash = hashPhoto(new Uint8Array(await photo.arrayBuffer()));
  await api.act({ method: 'PUT', path: `/photos/${hash}`, bytes: photo });
  return hash;
}

export function exportEmployees(
  api: Api,
  body: z.infer<typeof exportRequestSchema>,
): Promise<Blob> {
  return api.file({ method: 'POST', path: '/employees/export', body, patience: 120_000 });
}

export function importTemplate(
  api: Api,
  format: 'csv' | 'xlsx',
  language: Language,
): Promise<Blob> {
  const path = `/employees/import/template?format=${format}&language=${language}`;
  return api.file({ method: 'GET', path });
}

/** Reads a table and says what is wrong with it; writes nothing. */
export function checkImport(api: Api, establishment: string, table: Blob) {
  const path = `/employees/import/check?establishment=${establishment}`;
  return api.ask({ method: 'POST', path, bytes: table, patience: 120_000 }, importAnswerSchema);
}

/**
 * Writes everybody of a table, or nobody.
 *
 * @param attempt id of this table at this page: asked again after a lost answer, nobody is written twice
 */
export function importPeople(api: Api, establishment: string, table: Blob, attempt: string) {
  const path = `/employees/import?establishment=${establishment}&attempt=${attempt}`;
  return api.ask({ method: 'POST', path, bytes: table, patience: 300_000 }, importedSchema);
}

export function addMembership(api: Api, id: string, establishment: string): Promise<void> {
  return api.act({
    method: 'POST',
    path: `/employees/${id}/memberships`,
    body: { establishment },
  });
}

export function removeMembership(api: Api, id: string, establishment: string): Promise<void> {
  return api.act({ method: 'DELETE', path: `/employees/${id}/memberships/${establishment}` });
}
