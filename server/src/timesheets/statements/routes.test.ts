import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import {
  statementCheckAnswerSchema,
  statementsAnswerSchema,
} from '@comptoir/shared/timesheets/portal';
import { openQuestions, statementRowSchema } from '@comptoir/shared/timesheets/statement';
import { readQrSquares } from '@comptoir/shared/testing/qr-squares';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestTablet } from '../../devices/testing-tablet.ts';
import { mintOrganisationScope } from '../../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../../journal/append.ts';
import { logInAs } from '../../testing/portal-account.ts';
import { readPdf } from '../../testing/read-pdf.ts';
import { type PortalClient, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

/** What somebody works here: shorter than a session lasts without a look. Ms. */
const shift = 12 * 60_000;
let server: TestServer;
let administrator: PortalClient;
let organisation: string;
let here: string;
let awa: string;
let own: PortalClient;
let tablet: TestTablet;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  administrator = house.client;
  organisation = house.me.organisation.id;
  here = house.me.establishments[0]!.id;
  awa = await hire('Awa');
  own = await logInAs(server, { organisation, person: awa });
  tablet = await TestTablet.enrolled(server, here);
});
afterEach(() => server.close());

const newId = () => uuidv7(server.clock.now(), server.deps.random.bytes(10));
const day = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

async function append(operation: Pick<NewServerOperation, 'kind' | 'body'> & object) {
  await appendServer(server.deps, mintOrganisationScope(organisation), [
    {
      ...{ establishment: here, actor: null, auth: 'none', attachments: [] },
      source: { door: 'setup', account: null },
      ...operation,
    } as NewServerOperation,
  ]);
}

async function hire(given: string): Promise<string> {
  const salt = Buffer.from(server.deps.random.bytes(16)).toString('hex');
  const name = makeAttachment(salt, JSON.stringify({ given, family: 'Diallo' }));
  const person = newId();
  await append({
    ...{ kind: 'employee.create', attachments: [name] },
    body: {
      ...{ person, nameText: name.hash, colour: 'teal', role: 'employee' },
      ...{ team: null, minorUntil: null },
    },
  });
  await append({ kind: 'role.give', body: { person, role: 'employee', establishment: here } });
  return person;
}

async function punch(type: 'in' | 'out'): Promise<void> {
  const body = { person: awa, type, nameText: null };
  const acts = { ...{ kind: 'punch.record' as const, actor: awa, auth: 'pin' as const }, body };
  // Two days ago: the statement is of days that are over.
  const answer = await tablet.sync(
    await tablet.push(1, { acts, skew: -2 * day }),
    await tablet.token(),
  );
  expect(answer.status).toBe(200);
}

async function aDay(): Promise<void> {
  await punch('in');
  server.clock.advance(shift);
  await punch('out');
}

const span = () => {
  const now = server.clock.now();
  return { from: dayOf(now - 7 * day), to: dayOf(now - day) };
};
const issue = (as = administrator) =>
  as.post('/statements', { establishment: here, people: [awa], ...span() });
const mine = async () =>
  statementsAnswerSchema.parse(await (await own.get('/me/statements')).json()).statements;
/** The latest one with its document, as its owner gets it. */
const whole = async () => {
  const answer = await own.get(`/statements/${(await mine())[0]?.id}`);
  return statementRowSchema.parse(await answer.json());
};
const check = async (statement: string, hash: string) => {
  const answer = await administrator.post('/check/statement', { statement, hash });
  return statementCheckAnswerSchema.parse(await answer.json());
};

describe('statements', () => {
  it('K4 W6 STMT-1 STMT-2 are issued as a document that later hours do not change', async () => {
    await aDay();
    expect((await issue()).status).toBe(201);
    expect(await mine()).toMatchObject([{ state: 'issued', name: 'Awa Diallo', paid: shift }]);
    const issued = await whole();
    expect(issued.document?.person.name).toBe('Awa Diallo');
    expect(issued.document?.totals).toMatchObject({ raw: shift, paid: shift });
    await aDay();
    expect(await whole()).toEqual(issued);
  });

  it('STMT-1 nobody issues one without the permission, nor to whom they do not reach', async () => {
    expect((await issue(own)).status).toBe(403);
    const nobody = { establishment: here, people: [newId()], ...span() };
    expect((await administrator.post('/statements', nobody)).status).toBe(404);
    const long = { establishment: here, people: [awa], from: '2026-01-01', to: '2026-12-31' };
    expect((await administrator.post('/statements', long)).status).toBe(400);
    for (const year of ['0000', '0001', '9999']) {
      const odd = {
        establishment: here,
        people: [awa],
        from: `${year}-01-01`,
        to: `${year}-01-31`,
      };
      expect((await administrator.post('/statements', odd)).status).toBe(400);
    }
  });

  it('STMT-10 of days that are not over none is issued', async () => {
    await aDay();
    const today = businessDay(server.clock.now(), 'Europe/Paris', 5);
    const upTo = (to: string) => {
      const days = { from: addDays(today, -7), to };
      return administrator.post('/statements', { establishment: here, people: [awa], ...days });
    };
    for (const to of [today, addDays(today, 3)]) {
      expect(await refusalOf(await upTo(to))).toEqual([409, 'too-early']);
    }
    expect(await mine()).toEqual([]);
    expect((await upTo(addDays(today, -1))).status).toBe(201);
  });

  it('STMT-11 what nobody has answered stands in the document, and does not hold it back', async () => {
    await punch('in');
    expect((await issue()).status).toBe(201);
    const { document, from } = await whole();
    expect(openQuestions(document?.days ?? [])).toEqual([
      { day: addDays(from, 5), kinds: ['missing-out'] },
    ]);
    const { id } = (await mine())[0]!;
    expect((await own.get(`/statements/${id}/pdf?language=fr`)).status).toBe(200);
  });

  it('STMT-3 STMT-5 another one takes its place, and the first is answered no more', async () => {
    await aDay();
    await issue();
    const [first] = await mine();
    server.clock.advance(1_000);
    await issue();
    const [second, replaced] = await mine();
    expect(replaced).toMatchObject({ id: first?.id, state: 'replaced', replacedBy: second?.id });
    const late = await own.post(`/me/statements/${first?.id}/acknowledgement`);
    expect(late.status).toBe(409);
    expect((await own.post(`/me/statements/${second?.id}/acknowledgement`)).status).toBe(204);
  });

  it('K28 STMT-4 STMT-5 is seen, disputed with a reason, then acknowledged by its owner alone', async () => {
    await aDay();
    await issue();
    const [{ id } = { id: '' }] = await mine();
    expect((await administrator.post(`/me/statements/${id}/acknowledgement`)).status).toBe(404);
    expect((await own.post(`/me/statements/${id}/seen`)).status).toBe(204);
    const seenAt = server.clock.now();
    server.clock.advance(shift);
    await own.post(`/me/statements/${id}/seen`);
    expect(await mine()).toMatchObject([{ state: 'seen', seenAt }]);
    await own.post(`/me/statements/${id}/dispute`, { reason: 'Il manque lundi.' });
    expect(await mine()).toMatchObject([{ state: 'disputed', dispute: 'Il manque lundi.' }]);
    await own.post(`/me/statements/${id}/acknowledgement`);
    expect(await mine()).toMatchObject([{ state: 'acknowledged', dispute: null }]);
  });

  it('K28 STMT-4 STMT-6 a tablet holds it, and says that its owner was shown it and agrees', async () => {
    await aDay();
    await issue();
    const { id, hash } = await whole();
    const answer = await tablet.sync(await tablet.push(0), await tablet.token());
    const { changes } = (await answer.json()) as { changes: { room: string; row?: object }[] };
    expect(changes.filter(({ room }) => room === 'statements')).toMatchObject([
      { row: { id, hash, person: awa, state: 'issued' } },
    ]);
    const by = { actor: awa, auth: 'pin' as const };
    for (const kind of ['statement.seen', 'statement.acknowledge'] as const) {
      const acts = { ...by, kind, body: { statement: id, person: awa } };
      await tablet.sync(await tablet.push(1, { acts }), await tablet.token());
    }
    expect(await mine()).toMatchObject([{ state: 'acknowledged' }]);
  });

  it('STMT-7 the paper is a PDF, for its owner and for whoever reads their hours', async () => {
    await aDay();
    await issue();
    const [{ id } = { id: '' }] = await mine();
    const stranger = await logInAs(server, { organisation, person: await hire('Noé') });
    for (const path of [`/statements/${id}`, `/statements/${id}/pdf`]) {
      expect((await stranger.get(path)).status).toBe(404);
    }
    for (const [who, language] of [
      [own, 'fr'],
      [administrator, 'en'],
    ] as const) {
      const paper = await who.get(`/statements/${id}/pdf?language=${language}`);
      expect(paper.headers.get('content-type')).toContain('application/pdf');
      const bytes = Buffer.from(await paper.arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('STMT-7 the paper says in its own letters whose hours it holds, and its code is the address that checks it', async () => {
    await aDay();
    await issue();
    const { id, hash } = await whole();
    for (const [language, title, sum] of [
      ['fr', 'Relevé d’heures', 'Payé12 min'],
      ['en', 'Statement of hours', 'Paid12 min'],
    ] as const) {
      const answer = await own.get(`/statements/${id}/pdf?language=${language}`);
      const { text, squares, size } = readPdf(Buffer.from(await answer.arrayBuffer()));
      for (const word of [title, 'Awa Diallo', '10:00–10:12', sum])
        expect(text.replaceAll(/\s/g, ' ')).toContain(word);
      expect(text.replaceAll(/\s/g, '')).toContain(`comptoir-statement-1:${id}:${hash}`);
      const address = readQrSquares(size, (x, y) => squares.has(`${x} ${y}`));
      expect(address).toBe(
        `https://comptoir.example.fr/portal/check#comptoir-statement-1:${id}:${hash}`,
      );
    }
  });

  it('STMT-8 whoever holds the paper sees what it must say, and nothing of any other', async () => {
    await aDay();
    await issue();
    const { id, hash } = await whole();
    expect(await check(id, hash)).toMatchObject({
      ...{ genuine: true, state: 'issued' },
      document: { person: { name: 'Awa Diallo' } },
    });
    expect(await check(id, '0'.repeat(64))).toEqual({ genuine: false });
    expect(await check(newId(), hash)).toEqual({ genuine: false });
  });

  it('STMT-9 its owner is told by one mail', async () => {
    await aDay();
    await issue();
    const { statementTeller } = await import('./mails.ts');
    for (const teller of [1, 2].map(() =>
      statementTeller(server.deps, () => Promise.resolve(new URL(server.url))),
    )) {
      await teller();
      await teller();
    }
    const mails = await server.deps.db
      .selectFrom('mail')
      .select(['subject', 'to_address'])
      .execute();
    expect(mails.filter(({ subject }) => subject.includes('relevé'))).toEqual([
      { subject: 'Maison Aubert : votre relevé d’heures', to_address: `${awa}@maison-aubert.fr` },
    ]);
  });
});
