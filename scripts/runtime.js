/**
 * Loaded before every command (`node --import ./scripts/runtime.js …`). It is the one JavaScript file of
 * the house: an older Node cannot read the TypeScript of the rest and would fail without saying why.
 */
const needed = [22, 18];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `Comptoir needs Node ${needed.join('.')} or later; this is ${process.versions.node}. Run the command through npm (npm run …, npm test) after npm ci, which brings Node 24 with it.`,
  );
  process.exit(1);
}
