import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartRefused, startServer } from '../compose.ts';
import { readConfig } from '../config.ts';
import { knownEstablishments } from '../devices/queries.ts';
import { sentencesOf } from '../platform/language.ts';
import { closeOnSignal, refuseToStart } from '../platform/process.ts';
import { demoAccounts, demoPassword } from './accounts.ts';
import { demoApprover } from './approver.ts';
import { announcement } from './announcement.ts';
import { demoPeople, seedDemo } from './seed.ts';

/** `npm run demo`: the real server with a restaurant in it, and one thing that production does not have. */

// Names, hours and sealed PINs stand in the folder: what this process makes is its user's alone.
process.umask(0o077);

const sentences = sentencesOf(process.env);
const kept = process.env['DATA_DIR'];
const folder = kept || mkdtempSync(join(tmpdir(), 'comptoir-'));
if (!kept) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const read = readConfig({ LOG_LEVEL: 'warn', ...process.env, DATA_DIR: folder }, sentences.config);
if (!read.ok) refuseToStart(read.problems);

try {
  const server = await startServer(read.config, sentences.start, {
    extra: demoApprover,
    prepare: async (deps) => {
      if ((await knownEstablishments(deps.db)).length === 0)
        await seedDemo(deps, read.config.baseUrl);
    },
  });
  closeOnSignal(() => server.close());
  const address = new URL('kiosk/', server.address).href;
  process.stdout.write(
    announcement({
      address,
      portal: new URL('portal/', server.address).href,
      folder: kept ? folder : null,
      people: demoPeople(),
      accounts: demoAccounts(),
      password: demoPassword,
    }),
  );
  // One line for programs that wait for the server.
  process.stdout.write(`${JSON.stringify({ ready: true, kiosk: address, port: server.port })}\n`);
} catch (cause) {
  if (!(cause instanceof StartRefused)) throw cause;
  refuseToStart([cause.message]);
}
