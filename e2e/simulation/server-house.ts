import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeApp } from '@comptoir/server/app';
import { openDatabase } from '@comptoir/server/database/connection';
import type { Deps } from '@comptoir/server/deps';
import { makeApprovals } from '@comptoir/server/devices/approval';
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
  /** Copies the file, as a nightly backup does. Only while stopped. */
  backUp(): void;
  /** Puts the last copy back. Only while stopped. */
  restore(): void;
  approve(userCode: string, establishment: string): Promise<boolean>;
};

export async function openHouse(
  template: Template,
  schedule: Schedule,
  chance: Chance,
  folder: string,
): Promise<House> {
  const file = template.copy(folder);
  const backup = join(folder, 'backup.sqlite');
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
      await deps?.db.destroy();
      deps = null;
    },
    backUp: () => copyFileSync(file, backup),
    restore: () => copyFileSync(backup, file),
    async approve(userCode, establishment) {
      const approvals = makeApprovals(house.deps);
      const approver = 'simulation';
      const asked = { approver, userCode, establishment, fingerprint: null };
      return (await approvals.approve(asked)).ok;
    },
  };
  await house.start();
  return house;
}
