import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeApp } from '@comptoir/server/app';
import type { Backups } from '@comptoir/server/database/backup/backups';
import { openDatabase } from '@comptoir/server/database/connection';
import type { Deps } from '@comptoir/server/deps';
import { makeApprovals } from '@comptoir/server/devices/approval';
import { headOf } from '@comptoir/server/journal/head';
import { openLogger } from '@comptoir/server/platform/logger';
import { openStreams } from '@comptoir/server/sync/events';
import type { Chance } from './chance.ts';
import type { Schedule } from './schedule.ts';
import type { Template } from './store-template.ts';
import { type Wire, openWire } from './wire.ts';

/** The machine in the back room: the real server on a real file, which starts, dies and is restored. */
export type House = {
  readonly deps: Deps;
  /** Null while no server runs. */
  readonly wire: Wire | null;
  start(): Promise<void>;
  /** Every connection breaks; sessions, nonces and streams are forgotten, as when a process ends. */
  stop(): Promise<void>;
  /** Copies the file, as a nightly backup does. Only while stopped. @returns its number */
  backUp(): number;
  /** Puts a copy back; those that were made after it are of a past that never was. Only while stopped. */
  restore(copy: number): void;
  /** Whether tablets are told what is in the last copy, and may forget it. */
  tellsSafe: boolean;
  approve(
    userCode: string,
    seat: { establishment: string; replaces: string | null },
  ): Promise<boolean>;
};

export async function openHouse(
  template: Template,
  schedule: Schedule,
  chance: Chance,
  folder: string,
): Promise<House> {
  const file = template.copy(folder);
  const backupOf = (copy: number): string => join(folder, `backup-${copy}.sqlite`);
  let copies = 0;
  /** Where the journal ended when the server last stopped, and in the last copy. */
  let position = 0;
  let safe = 0;
  const log = openLogger(process.env['SIMULATION_LOG'] ?? 'silent');
  let deps: Deps | null = null;
  let wire: Wire | null = null;
  let closeStreams: () => void = () => undefined;

  const house: House = {
    get deps() {
      if (!deps) throw new Error('no server runs');
      return deps;
    },
    get wire() {
      return wire;
    },
    async start() {
      const streams = openStreams();
      closeStreams = () => streams.closeAll();
      deps = {
        db: await openDatabase(file),
        clock: { now: () => Math.floor(schedule.now()) },
        random: { bytes: (length) => chance.bytes(length) },
        keys: template.keys,
        pokes: streams,
        log,
        // All that a tablet hears of backups is how far they reach.
        backups: { safe: () => (house.tellsSafe ? safe : null) } as Partial<Backups> as Backups,
      };
      const config = { baseUrl: new URL('https://comptoir.test'), trustProxy: 0 };
      // One address asks for many tablets within a few real milliseconds.
      const plenty = { requests: 1_000_000, seconds: 60 };
      const limits = { enrolments: plenty, polls: plenty, sessions: plenty };
      wire = openWire(makeApp(deps, { config, streams, limits, kiosk: folder }));
    },
    async stop() {
      wire?.cut();
      closeStreams();
      wire = null;
      if (deps) position = (await headOf(deps.db, template.organisation)).position;
      await deps?.db.destroy();
      deps = null;
    },
    tellsSafe: false,
    backUp() {
      copyFileSync(file, backupOf(copies));
      safe = position;
      return copies++;
    },
    restore: (copy) => copyFileSync(backupOf(copy), file),
    async approve(userCode, { establishment, replaces }) {
      const approvals = makeApprovals(house.deps);
      const approver = 'simulation';
      const asked = { approver, userCode, establishment, fingerprint: null, replaces };
      const done = await approvals.approve(asked);
      if (done.ok || done.refusal !== 'already-replaced') return done.ok;
      // Somebody was faster: this one takes nobody's place.
      return (await approvals.approve({ ...asked, replaces: null })).ok;
    },
  };
  await house.start();
  return house;
}
