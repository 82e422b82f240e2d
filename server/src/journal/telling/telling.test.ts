import { defaultRetention } from '@comptoir/shared/establishments/default-settings';
import { type ToldField, toldFields } from '@comptoir/shared/journal/told-fields';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreWorld } from '../../testing/store-world.ts';
import { findLines } from '../log/queries.ts';
import { tellLines } from './page.ts';

let world: StoreWorld;
beforeEach(async () => {
  world = await StoreWorld.open();
});
afterEach(() => world.close());

/** What the newest lines say, the newest last: kind, refusal, fields. */
async function told(count: number) {
  const { db } = world.deps;
  const { organisation } = world.scope;
  const lines = await findLines(db, organisation, {});
  const entries = await tellLines(db, organisation, lines.slice(0, count));
  for (const { changes } of entries) {
    for (const { field } of changes) expect(Object.keys(toldFields)).toContain(field);
  }
  return entries
    .reverse()
    .map(({ kind, refusal, changes }) => [
      ...[kind, refusal],
      changes.map(({ field, from, to }) => [field as ToldField, from, to]),
    ]);
}

const here = () => ({ establishment: world.establishment });

describe('what the audit log says', () => {
  it('JOURNAL-21 of teams: by the names that they had, though they were renamed and removed since', async () => {
    const [floor, kitchen] = [world.newId(), world.newId()];
    const holds = { person: world.employee, role: 'manager', ...here() } as const;
    await world.append([
      { ...here(), kind: 'team.create', body: { team: floor, name: 'Salle', parent: null } },
      { ...here(), kind: 'team.create', body: { team: kitchen, name: 'Bar', parent: floor } },
      {
        ...here(),
        kind: 'team.edit',
        body: { team: kitchen, changes: { name: { from: 'Bar', to: 'Comptoir' } } },
      },
      {
        ...here(),
        kind: 'team.edit',
        body: { team: kitchen, changes: { parent: { from: floor, to: null } } },
      },
      { kind: 'role.give', body: { ...holds, team: kitchen } },
      { ...here(), kind: 'team.remove', body: { team: kitchen } },
    ]);
    expect(await told(6)).toEqual([
      ['team.create', null, [['name', null, 'Salle']]],
      [
        ...['team.create', null],
        [
          ['name', null, 'Bar'],
          ['parent', null, 'Salle'],
        ],
      ],
      ['team.edit', null, [['name', 'Bar', 'Comptoir']]],
      [
        ...['team.edit', null],
        [
          ['team', 'Comptoir', 'Comptoir'],
          ['parent', 'Salle', null],
        ],
      ],
      [
        ...['role.give', null],
        [
          ['role', null, 'manager'],
          ['establishment', null, 'Le Comptoir des Halles'],
          ['team', null, 'Comptoir'],
        ],
      ],
      ['team.remove', null, [['name', 'Comptoir', null]]],
    ]);
  });

  it('JOURNAL-21 of establishments and the organisation: each setting by itself, mails as they read', async () => {
    const mail = world.text(JSON.stringify({ subject: 'Bienvenue', text: 'À lundi.' }));
    const longer = { ...defaultRetention, contacts: 12 };
    await world.append([
      {
        ...here(),
        kind: 'establishment.edit',
        body: { changes: { retention: { from: defaultRetention, to: longer } } },
      },
      {
        ...here(),
        kind: 'establishment.edit',
        body: { changes: { hideSurnames: { from: false, to: true } } },
      },
      {
        ...here(),
        kind: 'establishment.edit',
        body: { changes: { languages: { from: ['fr', 'en'], to: ['fr'] } } },
      },
      {
        kind: 'organisation.edit',
        body: { changes: { invitationFrText: { from: null, to: mail.hash } } },
        attachments: [mail],
      },
      {
        kind: 'organisation.edit',
        body: { changes: { secondFactorGrace: { from: 3, to: null } } },
      },
    ]);
    expect(await told(5)).toEqual([
      ['establishment.edit', null, [['retentionContacts', '3', '12']]],
      ['establishment.edit', null, [['hideSurnames', 'false', 'true']]],
      ['establishment.edit', null, [['languages', 'fr, en', 'fr']]],
      ['organisation.edit', null, [['invitationFr', null, 'Bienvenue\n\nÀ lundi.']]],
      // It was 14 days: what was asked for in vain is told as it was asked.
      ['organisation.edit', 'conflict', [['secondFactorGrace', '3', null]]],
    ]);
  });

  it('JOURNAL-21 of a task list: its name, and what differs from the definition before', async () => {
    const [list, task] = [world.newId(), world.newId()];
    const [title, first, second] = [
      world.text('Ouverture'),
      world.text('Relever les frigos'),
      world.text('Relever tous les frigos'),
    ];
    const define = (titleText: string, due: string | null, previous: string | null) => ({
      ...here(),
      kind: 'task-list.define' as const,
      body: {
        ...{ list, titleText: title.hash, moment: 'opening' as const, weekdays: [1, 2], order: 0 },
        tasks: [{ task, titleText, due, measure: null, team: null, person: null }],
        ...{ archived: false, previous },
      },
    });
    const [made] = await world.append([
      { ...define(first.hash, '08:30', null), attachments: [title, first] },
    ]);
    await world.append([{ ...define(second.hash, null, made!.id), attachments: [second] }]);
    expect(await told(2)).toEqual([
      [
        ...['task-list.define', null],
        [
          ['list', null, 'Ouverture'],
          ['moment', null, 'opening'],
          ['weekdays', null, '1, 2'],
          ['order', null, '0'],
          ['tasks', null, 'Relever les frigos · 08:30'],
          ['archived', null, 'false'],
        ],
      ],
      [
        ...['task-list.define', null],
        [
          ['list', 'Ouverture', 'Ouverture'],
          ['tasks', 'Relever les frigos · 08:30', 'Relever tous les frigos'],
        ],
      ],
    ]);
  });

  it('JOURNAL-21 of a punch that was attached: which, when, and under what name it was made', async () => {
    const tablet = await world.tablet();
    const name = world.text('Extra');
    const at = world.clock.now();
    const built = tablet.write({
      kind: 'punch.record',
      body: { person: null, type: 'in', nameText: name.hash },
      auth: 'none',
    });
    await tablet.push([built], [name]);
    const body = { punch: built.operation.id, person: world.employee };
    await tablet.push([
      tablet.write({ kind: 'punch.attach', body, actor: world.manager, auth: 'manager' }),
    ]);
    expect(await told(1)).toEqual([
      [
        ...['punch.attach', null],
        [
          ['punch', null, 'in'],
          ['punchAt', null, String(at)],
          ['typedName', null, 'Extra'],
        ],
      ],
    ]);
  });

  it('JOURNAL-21 of PINs: that they changed, and nothing that would help to guess one', async () => {
    const body = { person: world.employee, version: 1, length: 6 };
    await world.append([{ kind: 'pin.set', body }]);
    expect(await told(1)).toEqual([['pin.set', null, []]]);
  });
});
