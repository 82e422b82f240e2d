import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Attachment, makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import type { TabletRole } from '@comptoir/shared/employees/operations';
import type { Deps } from '../deps.ts';
import { type OrganisationScope, mintOrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { fakeClock } from '../platform/clock.ts';
import { openKeys } from '../platform/keys.ts';
import { openLogger } from '../platform/logger.ts';
import { systemRandom } from '../platform/random.ts';
import { cheapest } from './cheap-hashes.ts';
import { openFreshDatabase } from './fresh-database.ts';
import { TabletOnBench } from './tablet-on-bench.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A Monday, ten in the morning in Paris. */
export const monday = Date.parse('2026-11-02T09:00:00Z');

export const settings: EstablishmentSettings = {
  ...defaultSettings,
  zone: 'Europe/Paris',
  language: 'fr',
  cutOffHour: 5,
  openPeriodLimit: 720,
  hideStatuses: false,
  hideSurnames: false,
  leaseDays: 14,
};

/** A server's core with a database file, keys and a clock of its own, and one store with one employee and one manager. */
export class StoreWorld {
  readonly folder: string;
  readonly deps: Deps;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly scope: OrganisationScope;
  readonly establishment: string;
  readonly employee: string;
  readonly manager: string;
  /** Establishments that were woken, in order. */
  readonly pokes: string[] = [];

  private constructor(folder: string, deps: Omit<Deps, 'pokes'>, clock: StoreWorld['clock']) {
    this.folder = folder;
    this.clock = clock;
    const poke = (_: string, establishment: string) => void this.pokes.push(establishment);
    this.deps = { ...deps, pokes: { poke, close: () => undefined } };
    this.scope = mintOrganisationScope(this.newId());
    this.establishment = this.newId();
    this.employee = this.newId();
    this.manager = this.newId();
  }

  static async open(): Promise<StoreWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'comptoir-core-'));
    const clock = fakeClock(monday);
    const db = await openFreshDatabase(join(folder, 'comptoir.sqlite'));
    const keys = await openKeys(join(folder, 'keys'));
    const log = openLogger('silent');
    const deps = { db, clock, keys, log, random: systemRandom, pinCost: cheapest };
    const world = new StoreWorld(folder, deps, clock);
    const name = world.text('Maison Aubert');
    await world.append([
      { kind: 'organisation.create', body: { nameText: name.hash }, attachments: [name] },
    ]);
    await world.addEstablishment(world.establishment, 'Le Comptoir des Halles');
    await world.addPerson(world.employee, 'employee');
    await world.addPerson(world.manager, 'manager');
    return world;
  }

  async close(): Promise<void> {
    await this.deps.db.destroy();
    rmSync(this.folder, { recursive: true, force: true });
  }

  newId(): string {
    return uuidv7(this.clock.now(), this.deps.random.bytes(10));
  }

  text(text: string): Attachment {
    return makeAttachment(Buffer.from(this.deps.random.bytes(16)).toString('hex'), text);
  }

  append(
    operations: (Pick<NewServerOperation, 'kind' | 'body'> &
      Partial<Pick<NewServerOperation, 'establishment' | 'attachments'>>)[],
  ) {
    return appendServer(
      this.deps,
      this.scope,
      operations.map(
        (operation) =>
          ({
            establishment: null,
            attachments: [],
            actor: null,
            auth: 'none',
            source: { door: 'setup', account: null },
            ...operation,
          }) as NewServerOperation,
      ),
    );
  }

  async addEstablishment(establishment: string, name: string): Promise<void> {
    const text = this.text(name);
    const body = { establishment, nameText: text.hash, settings };
    await this.append([{ kind: 'establishment.create', establishment, body, attachments: [text] }]);
  }

  async addPerson(
    person: string,
    role: TabletRole,
    establishment = this.establishment,
  ): Promise<string> {
    const name = this.text(JSON.stringify({ given: 'Awa', family: 'Diallo' }));
    const body = { nameText: name.hash, colour: 'teal', team: null, minorUntil: null } as const;
    await this.append([
      {
        kind: 'employee.create',
        establishment,
        body: { person, role, ...body },
        attachments: [name],
      },
    ]);
    return person;
  }

  /** An enrolled tablet of a store, with keys of its own. */
  async tablet(establishment = this.establishment): Promise<TabletOnBench> {
    return TabletOnBench.enrol(
      this,
      establishment,
      generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    );
  }
}
