import { planningAnswerSchema, type PlannedShift } from '@comptoir/shared/planning/portal';
import { planImportCheckSchema } from '@comptoir/shared/planning/import-portal';
import { publicationHash } from '@comptoir/shared/planning/publication';
import { addDays, businessDay, instantOf, mondayOf } from '@comptoir/shared/time/business-day';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PortalClient, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { readPdf } from '../../testing/read-pdf.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';
import { renderWeek } from './paper.ts';
import type { PaperRow, PaperWeek } from './week.ts';

const zone = 'Europe/Paris';
let server: TestServer;
let client: PortalClient;
let here: string;
let person: string;
let name: string;
/** Of next week. */
let monday: string;

beforeAll(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  here = house.me.establishments[0]!.id;
  person = house.me.person.id;
  name = `${house.me.person.given} ${house.me.person.family}`.trim();
  monday = addDays(mondayOf(businessDay(server.clock.now(), zone, 5)), 7);
  await draft({ from: '09:00', to: '17:00', person, note: '=1+1' });
  await draft({ from: '18:00', to: '23:00', person: null, note: null });
  await publish();
  await draft({ from: '20:00', to: '23:30', person, note: null });
});
afterAll(() => server.close());

async function draft(of: { from: string; to: string; person: string | null; note: string | null }) {
  const to = {
    ...{ person: of.person, pause: 30, position: null, team: null, note: of.note },
    start: instantOf(monday, of.from, zone, 5),
    end: instantOf(monday, of.to, zone, 5),
  };
  const changes = [{ shift: randomUUID(), from: null, to }];
  const answer = await client.post('/planning/shifts', { establishment: here, changes });
  expect(answer.status).toBe(200);
}

async function publish() {
  const span = `establishment=${here}&from=${monday}&to=${addDays(monday, 6)}`;
  const { shifts } = planningAnswerSchema.parse(
    await (await client.get(`/planning?${span}`)).json(),
  );
  const contentOf = ({ draft }: PlannedShift) => {
    if (draft === null || draft === 'removed') return null;
    const { note: _, ...content } = draft;
    return content;
  };
  const differences = shifts.map((one) => ({ shift: one.id, before: null, after: contentOf(one) }));
  const answer = await client.post('/planning/publications', {
    ...{ publication: randomUUID(), establishment: here, from: monday, to: addDays(monday, 6) },
    ...{ team: null, changes: shifts.length, hash: publicationHash(differences) },
  });
  expect(answer.status).toBe(201);
}

async function paper(query = ''): Promise<string> {
  const asked = `?establishment=${here}&week=${addDays(monday, 3)}${query}`;
  const answer = await client.get(`/planning/paper${asked}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return readPdf(Buffer.from(await answer.arrayBuffer())).text.replaceAll('\u00a0', ' ');
}

describe('the week on paper', () => {
  it('PLAN-76 names store, week, version and time of publication, and everybody with their times', async () => {
    const text = await paper('&language=fr');
    for (const word of ['Semaine', 'Version 1, publiée le', name, '09:00–17:00', 'À pourvoir']) {
      expect(text).toContain(word);
    }
    expect(text).not.toContain('pages');
    const english = await paper('&language=en');
    for (const word of ['Week', 'Version 1, published on', 'Mon', 'Open']) {
      expect(english).toContain(word);
    }
  });

  it('PLAN-77 has no draft and no note, unless a draft is asked for, which says so across', async () => {
    const published = await paper('&language=fr');
    expect(published).not.toContain('20:00–23:30');
    expect(published).not.toContain('BROUILLON');
    expect(published).not.toContain('=1+1');
    const drafted = await paper('&language=fr&drafts=true');
    expect(drafted).toContain('20:00–23:30');
    expect(drafted).toContain('BROUILLON');
    expect(drafted).not.toContain('Version 1');
    const earlier = `?establishment=${here}&week=${addDays(monday, -14)}&language=fr`;
    const none = await client.get(`/planning/paper${earlier}`);
    const text = readPdf(Buffer.from(await none.arrayBuffer())).text;
    expect(text).toContain('Pas encore publié');
    expect(text).toContain('Aucun horaire publié');
  });

  it('X03 PLAN-76 of a store or a team that is none there is no paper', async () => {
    const of = (establishment: string, query = '') =>
      client.get(
        `/planning/paper?establishment=${establishment}&week=${monday}&language=fr${query}`,
      );
    expect(await refusalOf(await of(randomUUID()))).toEqual([404, 'not-found']);
    expect(await refusalOf(await of(here, `&team=${randomUUID()}`))).toEqual([404, 'not-found']);
    expect(await refusalOf(await of(here, '&drafts=1'))).toEqual([400, 'bad-request']);
  });

  it('PLAN-78 fifteen people with divided days are one page at eleven points or more, and thirty say that they are more', async () => {
    const row = (at: number): PaperRow => ({
      ...{ name: `Marie-Hélène Lefebvre ${at}`, hours: 35 * 3_600_000 },
      days: Array.from({ length: 7 }, () => [
        { times: '11:00–15:00', position: 'Salle' },
        { times: '18:30–23:00', position: 'Salle' },
      ]),
    });
    const week = (people: number): PaperWeek => ({
      ...{ store: 'Le Comptoir', team: null, zone, draftAt: null, open: null, off: ['Zoé'] },
      days: Array.from({ length: 7 }, (_, day) => ({
        date: addDays('2026-11-09', day),
        holiday: day === 2,
      })),
      publication: { version: 3, at: Date.parse('2026-11-01T14:05:00Z'), updatedAt: null },
      groups: [{ team: null, rows: Array.from({ length: people }, (_, at) => row(at)) }],
    });
    const fifteen = await renderWeek(week(15), 'fr');
    expect([fifteen.pages, fifteen.size >= 11]).toEqual([1, true]);
    expect((await renderWeek(week(3), 'fr')).size).toBe(15);
    const thirty = await renderWeek(week(30), 'fr');
    expect([thirty.pages, thirty.size]).toEqual([2, 11]);
    const { text } = readPdf(thirty.bytes);
    expect(text).toContain('2 pages · 1/2');
    // The days stand on every page.
    expect(text.match(/Semaine/g)).toHaveLength(2);
  });
});

describe('the weeks as a table', () => {
  const table = async (query: string) => {
    const span = `?establishment=${here}&from=${monday}&to=${addDays(monday, 6)}`;
    return client.get(`/planning/export${span}${query}`);
  };

  it('PLAN-79 F01 has the columns of the import, hours and states, and nothing that a spreadsheet runs', async () => {
    const text = await (await table('&format=csv&language=fr&drafts=true')).text();
    const date = monday.split('-').reverse().join('/');
    expect(text.split('\r\n').slice(0, 4)).toEqual([
      '"Matricule";"Nom";"Date";"Début";"Fin";"Pause";"Poste";"Note";"Heures";"État"',
      `"";"${name}";"${date}";"09:00";"17:00";"30";"";"'=1+1";"7,50";"publié"`,
      `"";"À pourvoir";"${date}";"18:00";"23:00";"30";"";"";"4,50";"publié"`,
      `"";"${name}";"${date}";"20:00";"23:30";"30";"";"";"3,00";"brouillon"`,
    ]);
    const published = await (await table('&format=csv&language=en')).text();
    expect(published.trim().split('\r\n')).toHaveLength(3);
    expect((await table('&format=xlsx&language=fr')).status).toBe(200);
    const long = `?establishment=${here}&from=2026-01-01&to=2026-12-31&format=csv&language=fr`;
    expect(await refusalOf(await client.get(`/planning/export${long}`))).toEqual([
      ...[400, 'bad-request'],
    ]);
  });

  it('PLAN-79 PLAN-75 goes back in by the import: only that it is planned already stands against it', async () => {
    const text = await (await table('&format=csv&language=fr')).text();
    const answer = await fetch(
      `${server.url}/api/portal/planning/import/check?establishment=${here}`,
      {
        method: 'POST',
        headers: {
          ...{ 'x-app': '1', 'sec-fetch-site': 'same-origin', 'content-type': 'text/csv' },
          cookie: [...client.jar].map(([key, value]) => `${key}=${value}`).join('; '),
        },
        body: text,
      },
    );
    const { rows } = planImportCheckSchema.parse(await answer.json());
    expect(rows.map(({ values, faults }) => [values['note'], faults])).toEqual([
      ['=1+1', [{ column: 'start', fault: 'already-planned' }]],
      ['', []],
    ]);
  });
});
