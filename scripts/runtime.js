import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Loaded before every command (`node --import ./scripts/runtime.js …`). It is the one JavaScript file of
 * the house: an older Node cannot read the TypeScript of the rest and would fail without saying why.
 *
 * npm puts the Node that npm ci brought first, so this usually has nothing to do. Some versions of npm (9, 10) drop that
 * one link while they tidy up what belongs to other platforms: then the command is started again on the Node itself.
 */
const needed = [22, 18];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  const brought = broughtNode();
  if (brought === null) {
    console.error(
      `Comptoir needs Node ${needed.join('.')} or later; this is ${process.versions.node}. Run the command through npm (npm run …, npm test) after npm ci, which brings Node 24 with it.`,
    );
    process.exit(1);
  }
  process.exit(await runOn(brought));
}

function broughtNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const folder = `../node_modules/node-${platform}-${process.arch}/bin/${file}`;
  const path = fileURLToPath(new URL(folder, import.meta.url));
  return existsSync(path) ? path : null;
}

/** The same command on another Node, to its end; whoever stops this process stops that one. */
function runOn(node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}
