import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { generatePin } from '@comptoir/shared/access/pin';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { setPins } from '@comptoir/server/access/commands';
import { type Database, openDatabase } from '@comptoir/server/database/connection';
import type { Deps, ServerKeys } from '@comptoir/server/deps';
import { mintOrganisationScope } from '@comptoir/server/http/scopes';
import { type NewServerOperation, appendServer } from '@comptoir/server/journal/append';
import { openBox } from '@comptoir/server/platform/box';
import { openKeys } from '@comptoir/server/platform/keys';
import { openLogger } from '@comptoir/server/platform/logger';
import { cheapest } from '@comptoir/server/testing/cheap-hashes';
import { type Chance, seededChance } from './chance.ts';
import { storeCount } from './shape.ts';

/** What a PIN hashes to; a wrong one hashes to anything else. */
export type Pins = { of(person: string): string; bcrypt(pin: string, salt: string): string };

/** The people and lists that every simulated store begins with, in a database file to copy. */
export type Template = {
  organisation: string;
  establishments: string[];
  people: { id: string; establishment: string; manager: boolean }[];
  keys: ServerKeys;
  pins: Pins;
  /** True time at which the template ends, ms. */
  end: number;
  /** A fresh copy of the database. @returns its path */
  copy(folder: string): string;
  remove(): void;
};

const start = Date.parse('2026-10-05T05:30:00Z');
const settings = {
  ...defaultSettings,
  zone: 'Europe/Paris',
  cutOffHour: 5,
  openPeriodLimit: 720,
  hideStatuses: false,
  hideSurnames: false,
  leaseDays: 14,
};
const source = { door: 'system', account: null } as const;

/**
 * Made once per process: bcrypt and migrations are not what a seed is about.
 *
 * @param crowd further people in each of the first two establishments, who have no code yet
 */
export async function makeTemplate(crowd = 0): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-simulation-'));
  const chance = seededChance(1, 'template');
  const file = join(folder, 'template.sqlite');
  const keys = await openKeys(join(folder, 'keys'));
  const db = await openDatabase(file);
  const random = { bytes: (length: number) => chance.bytes(length) };
  const pokes = { poke: () => undefined, close: () => undefined };
  const deps: Deps = {
    db,
    clock: { now: () => start },
    random,
    keys,
    pokes,
    log: openLogger('silent'),
    pinCost: cheapest,
  };
  const organisation = newId(chance);
  const scope = mintOrganisationScope(organisation);
  const establishments = Array.from({ length: storeCount }, () => newId(chance));
  const known = Array.from({ length: names.length }, (_, at) => ({
    id: newId(chance),
    establishment: establishments[homes[at]!]!,
    manager: managers.has(at),
  }));
  const people = [
    ...known,
    ...Array.from({ length: 2 * crowd }, (_, at) => ({
      id: newId(chance),
      establishment: establishments[at % 2]!,
      manager: false,
    })),
  ];
  await appendServer(deps, scope, opening(chance, establishments, people));
  const pins = known.map(({ id }) => ({
    person: id,
    pin: generatePin(6, (count) => chance.bytes(count)),
  }));
  const set = await setPins(deps, scope, pins);
  if (!set.ok) throw new Error(`a PIN of the template is refused: ${set.refusal}`);
  const remembered = await rememberPins(db, keys, pins);
  await db.destroy();
  return {
    organisation,
    establishments,
    people,
    keys,
    pins: remembered,
    end: start + 60_000,
    copy(into) {
      const path = join(into, 'comptoir.sqlite');
      copyFileSync(file, path);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function newId(chance: Chance): string {
  return uuidv7(start, chance.bytes(10));
}

const names = [
  'Awa Diallo',
  'Mehdi Benali',
  'Inès Da Silva',
  'Louis Marchand',
  'Chloé Nguyen',
  'Gabriel Rossi',
  'Margaux Petit',
  'Noé Lambert',
  'Sofia Costa',
  'Adam Leroy',
  'Jade Moreau',
];
/** Establishment of each of them. */
const homes = [0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3];
const managers: ReadonlySet<number> = new Set([0, 5, 7, 9]);

function opening(
  chance: Chance,
  establishments: string[],
  people: Template['people'],
): NewServerOperation[] {
  const text = (value: string) =>
    makeAttachment(Buffer.from(chance.bytes(16)).toString('hex'), value);
  const by = { actor: null, auth: 'none', source } as const;
  const house = text('Maison simulée');
  const operations: NewServerOperation[] = [
    {
      ...by,
      establishment: null,
      kind: 'organisation.create',
      body: { nameText: house.hash },
      attachments: [house],
    },
  ];
  for (const [at, establishment] of establishments.entries()) {
    const name = text(`Établissement ${at + 1}`);
    operations.push({
      ...by,
      establishment,
      kind: 'establishment.create',
      body: { establishment, nameText: name.hash, settings },
      attachments: [name],
    });
    const titles = [text('Ouverture'), text('Frigo'), text('Salle')] as const;
    operations.push({
      ...by,
      establishment,
      kind: 'task-list.define',
      body: {
        list: newId(chance),
        titleText: titles[0].hash,
        moment: 'opening',
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        order: 1,
        tasks: [
          {
            task: newId(chance),
            titleText: titles[1].hash,
            due: '09:30',
            measure: { unit: '°C', min: 0, max: 4 },
            team: null,
            person: null,
          },
          {
            task: newId(chance),
            titleText: titles[2].hash,
            due: null,
            measure: null,
            team: null,
            person: null,
          },
        ],
        archived: false,
      },
      attachments: [...titles],
    });
  }
  for (const [at, person] of people.entries()) {
    const [given = '', family = ''] = (names[at] ?? `Équipier ${at}`).split(' ');
    operations.push(newcomer(chance, { ...person, given, family }));
  }
  return operations;
}

/** The operation that adds somebody to a store's roster. */
export function newcomer(
  chance: Chance,
  person: { id: string; establishment: string; manager: boolean; given: string; family: string },
): NewServerOperation {
  const { given, family } = person;
  const salt = Buffer.from(chance.bytes(16)).toString('hex');
  const name = makeAttachment(salt, JSON.stringify({ given, family }));
  return {
    actor: null,
    auth: 'none',
    source,
    establishment: person.establishment,
    kind: 'employee.create',
    body: {
      person: person.id,
      nameText: name.hash,
      colour: 'teal',
      role: person.manager ? 'manager' : 'employee',
      team: null,
      minorUntil: null,
    },
    attachments: [name],
  };
}

async function rememberPins(
  db: Database,
  keys: ServerKeys,
  pins: { person: string; pin: string }[],
): Promise<Pins> {
  const sealed = await db.selectFrom('pin').select(['person', 'sealed']).execute();
  const known = new Map<string, string>();
  for (const { person, sealed: box } of sealed) {
    const { pin } = pins.find((one) => one.person === person)!;
    const bcrypt = new TextDecoder().decode(openBox(keys.pin, person, box));
    known.set(`${pin} ${bcrypt.slice(0, 29)}`, bcrypt);
  }
  return {
    of: (person) => pins.find((one) => one.person === person)?.pin ?? '000000',
    bcrypt: (pin, salt) => known.get(`${pin} ${salt}`) ?? `${salt}${'.'.repeat(31)}`,
  };
}
