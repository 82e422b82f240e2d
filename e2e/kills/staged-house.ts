import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import { type Attachment, makeAttachment } from '@comptoir/shared/journal/attachments';
import { openDatabase } from '@comptoir/server/database/connection';
import { mintOrganisationScope } from '@comptoir/server/http/scopes';
import { type NewServerOperation, appendServer } from '@comptoir/server/journal/append';
import { openKeys } from '@comptoir/server/platform/keys';
import { openLogger } from '@comptoir/server/platform/logger';
import { systemClock } from '@comptoir/server/platform/clock';
import { systemRandom } from '@comptoir/server/platform/random';
import { newId } from './device-keys.ts';
import { removeFolder, temporaryFolder } from '../world/leave-nothing.ts';

export type Store = {
  establishment: string;
  /** The first of them is a manager. */
  people: string[];
  list: { list: string; definition: string; task: string };
};

/** A chain of stores with people and a task list each, in a folder that a server can start on. */
export type StagedHouse = {
  organisation: string;
  stores: Store[];
  /** A folder of its own with all of it. */
  copy(): string;
  remove(): void;
};

const by = {
  actor: null,
  auth: 'none',
  source: { door: 'system', account: null },
} as const;

/** Made once: what a kill or a soak is about begins after it. */
export async function stageHouse(stores: number, peopleEach: number): Promise<StagedHouse> {
  const folder = temporaryFolder('comptoir-staged-');
  const keys = await openKeys(join(folder, 'keys'));
  const db = await openDatabase(join(folder, 'comptoir.sqlite'));
  const pokes = { poke: () => undefined, close: () => undefined };
  const log = openLogger('silent');
  const deps = { db, clock: systemClock, random: systemRandom, keys, pokes, log };
  const organisation = newId();
  const scope = mintOrganisationScope(organisation);
  const name = text('Maison éprouvée');
  await appendServer(deps, scope, [
    {
      ...by,
      establishment: null,
      kind: 'organisation.create',
      body: { nameText: name.hash },
      attachments: [name],
    },
  ]);
  const staged: Store[] = [];
  for (let at = 0; at < stores; at++) {
    const store = draftStore(at, peopleEach);
    const outcomes = await appendServer(deps, scope, store.operations);
    const refused = outcomes.find(({ status }) => status !== 'applied');
    if (refused) throw new Error(`the stage is refused: ${JSON.stringify(refused)}`);
    const { establishment, people, list, task } = store;
    staged.push({ establishment, people, list: { list, task, definition: outcomes[1]!.id! } });
  }
  await db.destroy();
  return {
    organisation,
    stores: staged,
    copy() {
      const into = temporaryFolder('comptoir-killed-');
      cpSync(folder, into, { recursive: true });
      return into;
    },
    remove: () => removeFolder(folder),
  };
}

function draftStore(at: number, peopleEach: number) {
  const [establishment, list, task] = [newId(), newId(), newId()];
  const people = Array.from({ length: peopleEach }, newId);
  const [name, title, check] = [text(`Établissement ${at + 1}`), text('Ouverture'), text('Frigo')];
  const settings = { ...defaultSettings, zone: 'Europe/Paris', cutOffHour: 5 };
  const operations: NewServerOperation[] = [
    {
      ...by,
      establishment,
      kind: 'establishment.create',
      body: { establishment, nameText: name.hash, settings },
      attachments: [name],
    },
    {
      ...by,
      establishment,
      kind: 'task-list.define',
      body: {
        list,
        titleText: title.hash,
        moment: 'opening',
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        order: 1,
        tasks: [
          {
            ...{ task, titleText: check.hash, due: '09:30', team: null, person: null },
            measure: { unit: '°C', min: 0, max: 4 },
          },
        ],
        archived: false,
      },
      attachments: [title, check],
    },
    ...people.map((person, index): NewServerOperation => {
      const written = text(JSON.stringify({ given: `Prénom ${index + 1}`, family: `Nom ${at}` }));
      return {
        ...by,
        establishment,
        kind: 'employee.create',
        body: {
          ...{ person, nameText: written.hash, colour: 'teal', team: null, minorUntil: null },
          role: index === 0 ? 'manager' : 'employee',
        },
        attachments: [written],
      };
    }),
  ];
  return { establishment, list, task, people, operations };
}

/** An attachment with a salt of its own. */
export function text(value: string): Attachment {
  return makeAttachment(Buffer.from(systemRandom.bytes(16)).toString('hex'), value);
}
