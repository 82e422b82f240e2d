import { hashPhoto } from '@comptoir/shared/employees/photo';
import type { Body } from '@comptoir/shared/journal/kinds';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BesideCheck } from '../../evidence/verify/beside.ts';
import { compareRebuilt } from '../../journal/rebuild.ts';
import { verifyJournal } from '../../journal/verify.ts';
import { StoreWorld, day } from '../../testing/store-world.ts';
import { rowsAfter } from '../../testing/tablet-on-bench.ts';
import { insertPhoto } from '../commands.ts';
import { findPeopleOnFile } from '../queries.ts';

let world: StoreWorld;
beforeEach(async () => {
  world = await StoreWorld.open();
});
afterEach(() => world.close());

const month = 31 * day;

async function say(kind: 'employee.archive' | 'employee.restore'): Promise<string> {
  const [outcome] = await world.append([{ kind, body: { person: world.employee } }]);
  return outcome!.refusal ?? outcome!.status;
}

async function erase(what: Body<'employee.erase'>['what']): Promise<string> {
  const body = { person: world.employee, what };
  const [outcome] = await world.append([{ kind: 'employee.erase', body }]);
  return outcome!.refusal ?? outcome!.status;
}

async function edit(
  changes: Body<'employee.edit'>['changes'],
  texts = [] as ReturnType<StoreWorld['text']>[],
) {
  const body = { person: world.employee, changes };
  const [outcome] = await world.append([{ kind: 'employee.edit', body, attachments: texts }]);
  expect(outcome!.status).toBe('applied');
}

const file = async () =>
  (await findPeopleOnFile(world.deps.db, world.scope.organisation, [world.employee])).get(
    world.employee,
  );

async function texts(): Promise<string[]> {
  const rows = await world.deps.db.selectFrom('attachment').select('text').execute();
  return rows.map(({ text }) => text);
}

async function holds(): Promise<void> {
  const { db } = world.deps;
  const { organisation } = world.scope;
  expect((await verifyJournal(db, organisation)).ok).toBe(true);
  expect(await compareRebuilt(db, organisation)).toMatchObject({ ok: true });
  // What was erased is missing to nobody who verifies.
  const beside = new BesideCheck(db, organisation);
  await verifyJournal(db, organisation, (rows) => beside.look(rows));
  await beside.end();
  expect(beside.fault).toBeNull();
}

describe('EMP-20 personal data of somebody', () => {
  it('who is present, or left a moment ago, is not erased', async () => {
    expect(await erase('contacts')).toBe('too-early');
    expect(await say('employee.archive')).toBe('applied');
    world.clock.advance(2 * month);
    expect(await erase('contacts')).toBe('too-early');
    world.clock.advance(2 * month);
    expect(await erase('all')).toBe('too-early');
    expect(await erase('contacts')).toBe('applied');
    await holds();
  });
});

describe('EMP-21 L05 an erasure', () => {
  it('of contacts takes e-mails of then and now, telephone and photo; the name and the chain stay', async () => {
    const [old, mail, phone] = ['old@orange.fr', 'awa@orange.fr', '+33612345678'].map((text) =>
      world.text(text),
    );
    const bytes = new Uint8Array([1, 2, 3]);
    const photo = hashPhoto(bytes);
    await insertPhoto(world.deps.db, world.scope.organisation, { hash: photo, webp: bytes, at: 1 });
    await edit({ emailText: { from: null, to: old!.hash } }, [old!]);
    await edit({ emailText: { from: old!.hash, to: mail!.hash } }, [mail!]);
    await edit({ phoneText: { from: null, to: phone!.hash } }, [phone!]);
    await edit({ photo: { from: null, to: photo } });
    await say('employee.archive');
    world.clock.advance(4 * month);
    expect(await erase('contacts')).toBe('applied');
    const left = (await texts()).join();
    for (const gone of ['old@orange.fr', 'awa@orange.fr', '+33612345678']) {
      expect(left).not.toContain(gone);
    }
    expect(await world.deps.db.selectFrom('photo').select('hash').execute()).toEqual([]);
    expect((await file())?.row).toMatchObject({
      name: { given: 'Awa', family: 'Diallo' },
      ...{ email: null, emailText: null, phone: null, photo: null },
    });
    await holds();
  });

  it('of everything leaves nobody’s name, tells tablets and payroll, and lasts', async () => {
    const tablet = await world.tablet();
    await tablet.pull();
    await say('employee.archive');
    world.clock.advance(61 * month);
    expect(await erase('all')).toBe('applied');
    expect((await texts()).filter((text) => text.includes('Diallo'))).toHaveLength(1);
    expect((await file())?.row.name).toBeNull();
    const rows = rowsAfter(await tablet.pull());
    expect(rows.get(`formerEmployees ${world.employee}`)).toMatchObject({ name: null });
    const told = await world.deps.db
      .selectFrom('backoffice_change')
      .select('position')
      .where('id', '=', world.employee)
      .executeTakeFirstOrThrow();
    const head = await world.deps.db.selectFrom('journal_head').select('position').execute();
    expect(told.position).toBe(head[0]!.position);
    // There is nobody to come back.
    expect(await say('employee.restore')).toBe('not-found');
    expect(await erase('all')).toBe('applied');
    await holds();
  });

  it('is not undone by a tablet that still holds the texts, or writes new ones', async () => {
    const tablet = await world.tablet();
    const mail = world.text('awa@orange.fr');
    await edit({ emailText: { from: null, to: mail.hash } }, [mail]);
    await say('employee.archive');
    world.clock.advance(61 * month);
    expect(await erase('all')).toBe('applied');
    const late = (to: string) =>
      tablet.write({
        kind: 'employee.edit',
        body: { person: world.employee, changes: { emailText: { from: null, to } } },
        actor: world.manager,
        auth: 'manager',
      });
    const other = world.text('awa@free.fr');
    const written = [late(mail.hash), late(other.hash)];
    const { outcomes } = await tablet.push(written, [mail, other]);
    expect(outcomes.map(({ status }) => status)).toEqual(['refused', 'refused']);
    expect((await texts()).filter((text) => text.startsWith('awa@'))).toEqual([]);
    // Another person's operation that cites an erased text waits for nobody either.
    const cites = tablet.write({
      kind: 'employee.edit',
      body: { person: world.manager, changes: { emailText: { from: null, to: mail.hash } } },
      actor: world.manager,
      auth: 'manager',
    });
    const again = await tablet.push([cites], [mail]);
    expect(again.outcomes).toMatchObject([{ status: 'applied' }]);
    expect((await texts()).filter((text) => text.startsWith('awa@'))).toEqual([]);
    await holds();
  });

  it('EMP-20 of contacts takes nothing of what a tablet writes about somebody who has come back since', async () => {
    const tablet = await world.tablet();
    await say('employee.archive');
    world.clock.advance(4 * month);
    expect(await erase('contacts')).toBe('applied');
    expect(await say('employee.restore')).toBe('applied');
    const mail = world.text('awa@free.fr');
    const edited = tablet.write({
      kind: 'employee.edit',
      body: { person: world.employee, changes: { emailText: { from: null, to: mail.hash } } },
      actor: world.manager,
      auth: 'manager',
    });
    const { outcomes } = await tablet.push([edited], [mail]);
    expect(outcomes).toMatchObject([{ status: 'applied' }]);
    expect((await file())?.row.email).toBe('awa@free.fr');
    await holds();
  });
});
