import type { AddressInfo } from 'node:net';
import express from 'express';
import { openOutboxTable } from './outbox-table.ts';
import type { PlainPunch } from './outbox.ts';

/** The bare server: `node floor/server.ts DATABASE PAGES`. Checks nothing, answers once the commit is synced. */
const [file, pages] = process.argv.slice(2);
if (file === undefined || pages === undefined) throw new Error('a database and a folder of pages');

const table = openOutboxTable(file);
const app = express();
app.use('/bench', express.static(pages));
app.use(express.json({ limit: '4mb' }));
app.post('/floor/push', (request, response) => {
  const { punches } = request.body as { punches: PlainPunch[] };
  response.json({ first: table.push(punches) });
});
app.post('/floor/pull', (request, response) => {
  const { after } = request.body as { after: number };
  response.json({ punches: table.pull(after) });
});
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`ready ${(server.address() as AddressInfo).port}`);
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
