import { readConfig } from '@comptoir/server/config';
import { startServer } from '@comptoir/server/compose';
import { demoApprover } from '@comptoir/server/demo/approver';
import { closeOnSignal } from '@comptoir/server/platform/process';
import { sentencesOf } from '@comptoir/server/platform/language';
import { makeStore } from './store.ts';

/**
 * The real server with one store, and pages of the bench where the kiosk's stand:
 * `node world/server.ts DATA_DIR PAGES PEOPLE`. Codes are approved by the demonstration's component.
 */
const [folder, pages, people] = process.argv.slice(2);
if (folder === undefined || pages === undefined) throw new Error('a folder and pages');

const sentences = sentencesOf(process.env);
const read = readConfig(
  { DATA_DIR: folder, PORT: '0', BASE_URL: 'http://localhost', LOG_LEVEL: 'warn' },
  sentences.config,
);
if (!read.ok) throw new Error(read.problems.join('\n'));
const server = await startServer(read.config, sentences.start, {
  kiosk: pages,
  extra: demoApprover,
  prepare: async (deps) => {
    await makeStore(deps, Number(people));
  },
});
console.log(`ready ${server.port}`);
closeOnSignal(() => server.close());
