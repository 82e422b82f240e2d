import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { publicationPreviewSchema } from '@comptoir/shared/planning/portal';
import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import { MailServer } from '@comptoir/server/testing/mail-server';
import { PushService } from '@comptoir/server/testing/push-service';
import BetterSqlite from 'better-sqlite3';
import { newId } from './device-keys.ts';
import { checkIntegrity, verifyCopy } from './held-by-server.ts';
import { untilItMoves } from './moments.ts';
import { type PlannedHouse, addressOf, planHouse } from './publication-house.ts';
import type { Round } from './round.ts';
import { ServerProcess } from './server-process.ts';
import { type StagedHouse, stageHouse } from './staged-house.ts';

const certificate = fileURLToPath(
  new URL('../../server/testing-certificate/cert.pem', import.meta.url),
);
const shiftsEach = 12;
const patience = 120_000;

/**
 * Where the server dies while a schedule is published. `write`: as its log moves. `work`: anywhere in the first moments. `tell`: as
 * soon as the first person hears of it, the others not yet.
 */
const moments = ['write', 'tell', 'work'] as const;
type Moment = (typeof moments)[number];
const words: Record<Moment, string> = {
  write: 'as a publication is written',
  tell: 'while people are told of a publication',
  work: 'at work on a publication',
};

/**
 * PLAN-11, PLAN-12, NOTE-1: a publication that the server dies at is whole or was never made; asked again it is made once, and
 * everybody whom it concerns is told once, by line, mail and push. A round is one kill.
 */
export async function killPublications(
  rounds: number,
  told: (round: Round) => void,
): Promise<void> {
  const house = await stageHouse(1, 6);
  try {
    for (let round = 1; round <= rounds; round++) {
      const moment = moments[(round - 1) % moments.length]!;
      const title = `PLAN-11 PLAN-12 NOTE-1 server killed ${words[moment]}, round ${round}`;
      try {
        told({ title, failure: null, note: await playRound(house, moment) });
      } catch (error) {
        told({ title, failure: String(error), note: '' });
      }
    }
  } finally {
    house.remove();
  }
}

async function playRound(staged: StagedHouse, moment: Moment): Promise<string> {
  const [mail, push] = [await MailServer.open(), await PushService.open()];
  const house = await planHouse(staged, push);
  const server = await ServerProcess.prepare({
    program: 'house',
    dataDir: house.dataDir,
    environment: {
      ...{ TELL_AFTER: '0', MAIL_RATE: '6000', SMTP_URL: `smtp://127.0.0.1:${mail.port}` },
      ...{ MAIL_FROM: 'Comptoir <comptoir@example.com>', BACKUP_EVERY: '0' },
      ...{ PUSH_HOSTS: push.host, NODE_EXTRA_CA_CERTS: certificate },
    },
  });
  try {
    await server.start();
    const publish = await drafted(server, house);
    const answered = publishing(publish);
    const heard = () => mail.received.length + push.received.length;
    if (moment === 'write') await untilItMoves(`${server.file}-wal`, () => answered.is !== null);
    else if (moment === 'tell') await untilHeard(heard);
    else await sleep(Math.random() * 120);
    await server.kill();
    await answered.done;
    const heardBefore = heard();
    const whole = isWhole(server.file, house);
    if (answered.is === 201 && !whole) throw new Error('a publication that was answered is gone');
    await server.start();
    checkIntegrity(server.file);
    if (isWhole(server.file, house) !== whole) throw new Error('a start made half of it');
    // The page asks again, as it does for every answer that it did not get.
    const again = await publish();
    if (again !== 201) throw new Error(`asked again it is ${String(again)}`);
    if (!isWhole(server.file, house)) throw new Error('asked again it is not made');
    await toldOnce(server.file, house, { mail, push });
    // Once more, by the server that starts on all of that, and asked a third time.
    await server.stop();
    await server.start();
    if ((await publish()) !== 201) throw new Error('asked a third time it is refused');
    await sleep(3_000);
    await toldOnce(server.file, house, { mail, push });
    await server.kill();
    await verifyCopy(server.file, staged.organisation, true);
    const stood = whole ? 'whole' : 'not made';
    return `${stood} after the kill, ${heardBefore} of ${2 * house.people.length} told before it`;
  } finally {
    await server.discard();
    await push.close();
    await mail.close();
  }
}

/** Waits for the first that is told. */
async function untilHeard(heard: () => number): Promise<void> {
  const began = performance.now();
  while (heard() === 0) {
    if (performance.now() - began > patience) throw new Error('nobody was told');
    await sleep(1);
  }
}

/** Drafts shifts for everybody. @returns what « Publier » sends, each time the same; its status */
async function drafted(
  server: ServerProcess,
  { establishment, people, cookie }: PlannedHouse,
): Promise<() => Promise<number>> {
  const ask = (method: string, path: string, body?: object) =>
    fetch(`${server.address}/api/portal/${path}`, {
      method,
      headers: {
        ...{ 'x-app': '1', origin: server.address, cookie },
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const from = addDays(mondayOf(new Date().toISOString().slice(0, 10)), 7);
  const span = { from, to: addDays(from, shiftsEach - 1) };
  const changes = people.flatMap((person) =>
    Array.from({ length: shiftsEach }, (_, day) => {
      const start = Date.parse(`${addDays(from, day)}T09:00:00Z`);
      const content = { person, start, end: start + 7 * 3_600_000, pause: 30, position: null };
      return { shift: newId(), from: null, to: { ...content, team: null, note: null } };
    }),
  );
  const saved = await ask('POST', 'planning/shifts', { establishment, changes });
  if (!saved.ok) throw new Error(`drafts were ${saved.status}: ${await saved.text()}`);
  const query = new URLSearchParams({ establishment, ...span }).toString();
  const shown = await ask('GET', `planning/publication?${query}`);
  const { hash, changes: count } = publicationPreviewSchema.parse(await shown.json());
  const rest = { establishment, ...span, team: null, changes: count, hash };
  const body = { publication: newId(), ...rest };
  return async () => (await ask('POST', 'planning/publications', body)).status;
}

/** Sends it. `is`: its status, once there is one; `done`: it was answered, or its server died. */
function publishing(publish: () => Promise<number>): {
  is: number | null;
  done: Promise<void>;
} {
  const answered: { is: number | null; done: Promise<void> } = {
    is: null,
    done: Promise.resolve(),
  };
  answered.done = publish().then(
    (status) => void (answered.is = status),
    (error: unknown) => {
      // The connection broke because the server was killed: that is the point. Otherwise it is a failure.
      if (!(error instanceof TypeError)) throw error;
    },
  );
  return answered;
}

/** @returns whether the publication is there, all of it; @throws where a part of it is */
function isWhole(file: string, { people }: PlannedHouse): boolean {
  const database = new BetterSqlite(file, { readonly: true });
  try {
    const count = (table: string) =>
      (database.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
    const all = people.length * shiftsEach;
    const held = ['publication', 'shift', 'shift_change', 'shift_draft'].map(count).join();
    if (held === `1,${all},${all},0`) return true;
    if (held === `0,0,0,${all}`) return false;
    throw new Error(`half a publication: ${held}`);
  } finally {
    database.close();
  }
}

type Doors = { mail: MailServer; push: PushService };

/** Waits until both queues are empty; then everybody heard of it once, by each way. */
async function toldOnce(file: string, { people }: PlannedHouse, of: Doors): Promise<void> {
  const { mail, push } = of;
  const database = new BetterSqlite(file, { readonly: true });
  try {
    const one = (query: string, ...values: string[]) =>
      (database.prepare(query).get(...values) as { n: number }).n;
    const began = performance.now();
    const open = "state in ('queued', 'sending')";
    const isOver = () =>
      one('select count(*) as n from notification') >= people.length &&
      one(`select count(*) as n from mail where ${open}`) === 0 &&
      one(`select count(*) as n from push where ${open}`) === 0;
    while (!isOver()) {
      if (performance.now() - began > patience) throw new Error('somebody was never told');
      await sleep(20);
    }
    for (const person of people) {
      const lines = one('select count(*) as n from notification where person = ?', person);
      const letters = mail.received.filter(({ to }) => to === addressOf(person));
      // One that was on its way when the server died may come twice: it is one in the mailbox, and one on the screen.
      const ids = new Set(letters.map((letter) => letter.header('Message-ID')));
      const own = push.received.filter((one) => one.browser === `/push/${person}`);
      const shown = new Set(own.map(({ payload }) => JSON.stringify(payload)));
      const sent = `${lines} lines, ${ids.size} mails, ${shown.size} pushes`;
      if (sent !== '1 lines, 1 mails, 1 pushes') throw new Error(`somebody was told ${sent}`);
    }
    const rows = `${one('select count(*) as n from mail')} mails, ${one('select count(*) as n from push')} pushes`;
    const each = people.length;
    if (rows !== `${each} mails, ${each} pushes`) throw new Error(`the queues held ${rows}`);
    const repeats = mail.received.length + push.received.length - 2 * each;
    // At most what was under way in the instant of the kill: one mail, four pushes.
    if (repeats > 5) throw new Error(`${repeats} were sent twice`);
  } finally {
    database.close();
  }
}
