import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that the system hands out: while a server is down between two starts, nobody is given its port. */
const lowest = 20_000;
const count = 12_000;
// Those that run side by side begin apart from each other, and none comes to the same port twice.
let next = process.pid * 61;

/** A port that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + (next++ % count);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
  server.close();
  await once(server, 'close');
  return true;
}
