import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import 'temporal-polyfill/global';
import { thumbprint } from '@comptoir/shared/devices/enrolment';
import { openDatabase } from '@comptoir/server/database/connection';
import type { Deps } from '@comptoir/server/deps';
import { mintOrganisationScope } from '@comptoir/server/http/scopes';
import { appendServer } from '@comptoir/server/journal/append';
import { systemClock } from '@comptoir/server/platform/clock';
import { openKeys } from '@comptoir/server/platform/keys';
import { openLogger } from '@comptoir/server/platform/logger';
import { systemRandom } from '@comptoir/server/platform/random';
import { storedKey } from '@comptoir/server/platform/signature';
import { handleSync } from '@comptoir/server/sync/handle';
import type { Claim } from '../measure/claim.ts';
import { type Round, judge } from '../measure/figure.ts';
import { offlineWeeks } from '../world/offline-weeks.ts';
import { makeStore } from '../world/store.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const small = 20_000;
const large = 200_000;
const people = 300;

type Ran = { ms: number; mb: number };

/** `npm run verify` on a journal ten times as long: the time of each operation, and the memory of the whole. */
export const verify: Claim = {
  name: 'verify',
  async measure({ rounds, folder, say }) {
    const [few, many] = [join(folder, 'few'), join(folder, 'many')];
    const found: { few: Ran; many: Ran }[] = [];
    for (const [data, count] of [
      [few, small],
      [many, large],
    ] as const) {
      await fill(data, count);
      const size = Math.round(statSync(join(data, 'comptoir.sqlite')).size / 2 ** 20);
      say(`${count} operations are written, ${size} MB`);
    }
    for (let round = 0; round < rounds; round++) {
      const one = { few: await verified(few), many: await verified(many) };
      found.push(one);
      const { ms, mb } = one.many;
      say(`round ${round + 1} of ${rounds}: ${Math.round(ms / 1_000)} s, at most ${mb} MB`);
    }
    const of = (value: (one: Ran) => number, each: boolean): Round[] =>
      found.map((one) => ({
        value: value(one.many) / (each ? large : 1),
        limit: value(one.few) / (each ? small : 1),
      }));
    return {
      figures: [
        judge(
          'npm run verify, 200,000 operations beside 20,000: time of each (ms)',
          null,
          of(({ ms }) => ms, true),
        ),
        judge(
          'npm run verify, 200,000 operations beside 20,000: memory of all (MB)',
          2,
          of(({ mb }) => mb, false),
        ),
      ],
      notes: [
        'verify: the command as a process, its start and its copy of the data included; memory: the most that the process ever held (VmHWM).',
      ],
    };
  },
};

/** A stopped server's folder with the pushes of one enrolled tablet. */
async function fill(folder: string, count: number): Promise<void> {
  const keys = await openKeys(join(folder, 'keys'));
  const db = await openDatabase(join(folder, 'comptoir.sqlite'));
  const pokes = { poke: () => undefined, close: () => undefined };
  const deps: Deps = {
    ...{ db, keys, pokes, clock: systemClock, random: systemRandom, log: openLogger('silent') },
  };
  const store = await makeStore(deps, people);
  const { scope, bodies } = await offlineWeeks(deps, store, count);
  const { device, organisation, establishment } = scope;
  const row = await db.selectFrom('device').selectAll().executeTakeFirstOrThrow();
  const key = thumbprint(storedKey(row.sign_key));
  await appendServer(deps, mintOrganisationScope(organisation), [
    {
      ...{ establishment, actor: null, auth: 'none', source: { door: 'command', account: null } },
      kind: 'device.enrol',
      body: { device, signKey: key, wrapKey: key, grant: row.grant_hash },
      attachments: [],
    },
  ]);
  let cursor: string | null = null;
  for (const body of bodies) {
    const reply = await handleSync(deps, scope, { ...body, cursor });
    if (!reply.ok) throw new Error(`a push was refused: ${reply.problem.refusal}`);
    ({ cursor } = reply.answer);
  }
  await db.destroy();
}

async function verified(folder: string): Promise<Ran> {
  const began = performance.now();
  const child = spawn(process.execPath, ['server/src/verify.ts', '--data', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let [said, kb] = ['', 0];
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const watch = setInterval(() => (kb = peakOf(child.pid) ?? kb), 50);
  const code = await new Promise((done) => child.once('close', done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`it does not verify: ${said}`);
  return { ms: performance.now() - began, mb: Math.round(kb / 1_024) };
}

/** The most memory that a process ever held, kB. */
function peakOf(pid: number | undefined): number | null {
  try {
    const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kb === undefined ? null : Number(kb);
  } catch {
    // It has just ended: what was read before stands.
    return null;
  }
}
