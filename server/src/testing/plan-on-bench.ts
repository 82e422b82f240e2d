import type { Body, Kind } from '@comptoir/shared/journal/kinds';
import {
  type Operation,
  parseServerOperation,
  serialise,
} from '@comptoir/shared/journal/operation';
import type { PlannedShift } from '@comptoir/shared/planning/portal';
import { publicationHash } from '@comptoir/shared/planning/publication';
import type { ShiftContent } from '@comptoir/shared/planning/shift';
import { inTransaction } from '../database/driver.ts';
import { appendEntries } from '../journal/entries.ts';
import { lockHead } from '../journal/head.ts';
import { hashWritten } from '../journal/native-hash.ts';
import { compareRebuilt } from '../journal/rebuild.ts';
import { differencesOf } from '../planning/publications/difference.ts';
import { shiftsById } from '../planning/weeks/shifts.ts';
import { type StoreWorld, settings } from './store-world.ts';
import { type TabletOnBench, rowsAfter } from './tablet-on-bench.ts';

/** A store whose schedule is drafted by the server's hand, published, and seen on a tablet. */
export class PlanOnBench {
  readonly world: StoreWorld;
  readonly tablet: TabletOnBench;
  #rows = new Map<string, unknown>();

  constructor(world: StoreWorld, tablet: TabletOnBench) {
    this.world = world;
    this.tablet = tablet;
  }

  /** `2026-11-04 09:00` in Paris in winter, ms. */
  at(wall: string): number {
    return Date.parse(`${wall.replace(' ', 'T')}:00+01:00`);
  }

  /** A shift of a day from one time to another. */
  content(day: string, [from, to]: [string, string], rest: Partial<ShiftContent> = {}) {
    const content: ShiftContent = {
      ...{ person: this.world.employee, pause: 0, position: null, team: null, noteText: null },
      ...{ start: this.at(`${day} ${from}`), end: this.at(`${day} ${to}`) },
      ...rest,
    };
    return content;
  }

  /** What becomes of an operation of the server's own hand at the store. */
  async say<K extends Kind>(
    kind: K,
    body: Body<K>,
    texts: Parameters<StoreWorld['append']>[0][number]['attachments'] = [],
  ): Promise<string> {
    const { establishment } = this.world;
    const asked = { kind, body, establishment, attachments: texts } as never;
    const [outcome] = await this.world.append([asked]);
    return outcome?.refusal ?? outcome?.status ?? '';
  }

  /** Writes it into the journal as a server did that knew fewer rules: what was not judged then is not judged. */
  async saidOnce<K extends Kind>(
    kind: K,
    body: Body<K>,
    actor: string | null = null,
  ): Promise<string> {
    const { establishment, scope, deps } = this.world;
    const { organisation } = scope;
    const bytes = serialise({
      ...{ v: 1, id: this.world.newId(), organisation, establishment, actor, auth: 'none' },
      ...{ zone: 'UTC', app: 'server', kind, body, source: { door: 'setup', account: null } },
    } as Operation);
    const entry = { hash: hashWritten(bytes), bytes, device: null, after: null, flags: [] };
    const { outcomes } = await inTransaction(deps.db, async (trx) => {
      const head = await lockHead(trx, organisation);
      const at = { organisation, receivedAt: deps.clock.now(), head, again: true } as const;
      return appendEntries(trx, at, [{ ...entry, parsed: parseServerOperation(bytes) }]);
    });
    return outcomes[0]?.refusal ?? outcomes[0]?.status ?? '';
  }

  /** The same from the tablet: by somebody with their PIN, or by a manager at the settings. */
  async tell<K extends Kind>(
    kind: K,
    body: Body<K>,
    actor: string,
    auth = actor === this.world.manager ? 'manager' : 'pin',
  ): Promise<string> {
    const written = this.tablet.write({ kind, body, actor, auth } as never);
    const { outcomes } = await this.tablet.push([written]);
    return outcomes[0]?.refusal ?? outcomes[0]?.status ?? '';
  }

  set(shift: string, from: ShiftContent | null, to: ShiftContent | null): Promise<string> {
    return this.say('shift.set', { shift, from, to });
  }

  /** Drafts a new shift. */
  async drafted(to: ShiftContent): Promise<string> {
    const shift = this.world.newId();
    const said = await this.set(shift, null, to);
    if (said !== 'applied') throw new Error(`A draft was ${said}.`);
    return shift;
  }

  /** Publishes what is drafted for some days, as somebody who just looked. */
  async publish(from: string, to: string, team: string | null = null): Promise<string> {
    const { organisation } = this.world.scope;
    const place = { organisation, establishment: this.world.establishment };
    const { db } = this.world.deps;
    const differences = await differencesOf(db, place, { from, to, team }, settings);
    const publication = this.world.newId();
    const shown = { changes: differences.length, hash: publicationHash(differences) };
    return this.say('schedule.publish', { publication, from, to, team, ...shown });
  }

  /** Drafts a new shift and publishes its day. */
  async published(day: string, to: ShiftContent): Promise<string> {
    const shift = await this.drafted(to);
    const said = await this.publish(day, day);
    if (said !== 'applied') throw new Error(`A publication was ${said}.`);
    return shift;
  }

  /** A shift as managers see it. */
  async seen(shift: string): Promise<PlannedShift> {
    const [one] = await shiftsById(this.world.deps.db, this.world.scope.organisation, [shift]);
    return one!;
  }

  /** What the tablet holds. */
  async shown(): Promise<Map<string, unknown>> {
    this.#rows = rowsAfter(await this.tablet.pull(), this.#rows);
    return this.#rows;
  }

  /** Rows of one room that the tablet holds. */
  async rows<T>(room: string): Promise<T[]> {
    const held = await this.shown();
    return [...held].flatMap(([key, row]) => (key.startsWith(`${room} `) ? [row as T] : []));
  }

  async isRebuilt(): Promise<boolean> {
    const { deps, scope } = this.world;
    const same = await compareRebuilt(deps.db, scope.organisation);
    if (!same.ok) throw new Error(JSON.stringify(same.refusal));
    return true;
  }
}
