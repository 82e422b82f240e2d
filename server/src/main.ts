import { readConfig } from './config.ts';
import { StartRefused, startServer } from './compose.ts';
import { closeOnSignal, refuseToStart } from './platform/process.ts';
import { sentencesOf } from './platform/language.ts';

// Names, hours and sealed PINs stand in the folder: what this process makes is its user's alone.
process.umask(0o077);

const sentences = sentencesOf(process.env);
const read = readConfig(process.env, sentences.config);
if (!read.ok) refuseToStart(read.problems);

try {
  const server = await startServer(read.config, sentences.start);
  // Before anybody is told that it is ready: whoever waits for that may end it at once.
  closeOnSignal(() => server.close());
  server.deps.log.info({ port: server.port, address: server.address.href }, 'ready');
  process.stdout.write(`${sentences.start.ready(server.address.href)}\n`);
  if (server.setup) process.stdout.write(`${sentences.start.setup(server.setup.href)}\n`);
} catch (cause) {
  if (!(cause instanceof StartRefused)) throw cause;
  refuseToStart([cause.message]);
}
