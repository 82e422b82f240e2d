import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lockFolder } from '../../directory/folder-lock.ts';
import { sentencesOf } from '../../platform/language.ts';
import { finishRestore } from './replacing.ts';
import { type RestoreRefusal, type Restored, restore } from './restore.ts';

/** `npm run restore`: puts a backup in the place of a server's data, while no server runs. */

// What this process makes in the folder is its user's alone.
process.umask(0o077);
const catalogue = sentencesOf(process.env);
const sentences = catalogue.backup.restore;

process.exitCode = run(process.argv.slice(2));

function run(args: string[]): number {
  const asked = read(args);
  if (!asked) return fail(sentences.usage);
  const { folder, dataDir } = asked;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = lockFolder(dataDir);
    if (!lock) return fail(sentences.inUse(dataDir));
    try {
      if (finishRestore(dataDir)) say(sentences.finished(dataDir));
      const done = restore(folder, dataDir, Date.now());
      if (!done.ok) return fail(sentenceOf(done.refusal, folder, dataDir));
      for (const line of told(done.restored, dataDir)) say(line);
      return 0;
    } finally {
      lock.release();
    }
  } catch (cause) {
    return fail(sentences.failed(cause instanceof Error ? cause.message : String(cause)));
  }
}

function read(args: string[]): { folder: string; dataDir: string } | null {
  try {
    const options = { data: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [folder, ...others] = positionals;
    if (folder === undefined || others.length > 0) return null;
    const dataDir = resolve(values.data ?? (process.env['DATA_DIR'] || './data'));
    return { folder: resolve(folder), dataDir };
  } catch {
    // Not understood: the usage says what would be.
    return null;
  }
}

function sentenceOf(refusal: RestoreRefusal, folder: string, dataDir: string): string {
  switch (refusal.why) {
    case 'not-a-backup':
      return sentences.notABackup(folder);
    case 'altered':
      return sentences.altered(refusal.name);
    case 'not-whole':
      return sentences.notWhole(refusal.what);
    case 'newer':
      return sentences.newer(refusal.schema);
    case 'no-room':
      return sentences.noRoom(dataDir);
  }
}

function told({ backup, returned, before }: Restored, dataDir: string): string[] {
  const { madeAt, organisations } = backup.manifest;
  const operations = organisations.reduce((sum, { position }) => sum + position, 0);
  const { sessions, links, mails, tablets, tokens, accounts } = returned;
  const when = (at: number | null) => (at === null ? sentences.never : new Date(at).toISOString());
  const states = catalogue.device.status;
  return [
    sentences.done(dataDir, madeAt),
    sentences.upTo(operations),
    sentences.tablets,
    sentences.portal,
    ...(before === null ? [] : [sentences.before(before)]),
    sentences.closed(sessions, links, mails),
    sentences.check,
    sentences.accounts(accounts),
    ...tokens.map(({ id, created_at }) => sentences.token(id, when(created_at))),
    ...tablets.map((one) => sentences.tablet(one.id, states[one.status], when(one.last_seen_at))),
  ];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(line: string): number {
  process.stderr.write(`${line}\n`);
  return 1;
}
