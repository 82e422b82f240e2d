import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** Why a backup was taken. */
export const backupReasons = ['schedule', 'asked', 'before-migration'] as const;
export type BackupReason = (typeof backupReasons)[number];

export const databaseName = 'comptoir.sqlite';
export const manifestName = 'manifest.json';

const hexadecimal = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** Names inside the backup alone: what a manifest says never leads out of its folder. */
const fileName = z.string().check(z.regex(/^(keys\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/));

const journalEndSchema = z.strictObject({
  organisation: z.string(),
  position: z.int().check(z.gte(0)),
  chain: z.string(),
});
/** Where the journal of an organisation ends, and the chain's hash there. */
export type JournalEnd = z.infer<typeof journalEndSchema>;

const manifestSchema = z.strictObject({
  format: z.literal('comptoir-backup-v1'),
  /** Milliseconds since 1970, when it began: everything that was committed then is inside. */
  madeAt: z.int(),
  reason: z.enum(backupReasons),
  /** Name of the newest migration: an older Comptoir cannot open it. */
  schema: z.string(),
  organisations: z.array(journalEndSchema),
  files: z.array(
    z.strictObject({ name: fileName, size: z.int().check(z.gte(0)), sha256: hexadecimal }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A backup that was verified when it was made: its folder, and what it says of itself. */
export type Backup = { folder: string; manifest: Manifest };

/** @returns null where the folder holds no complete backup: no manifest, or a file that is missing or of another size */
export function readBackup(folder: string): Backup | null {
  try {
    const text = readFileSync(join(folder, manifestName), 'utf8');
    const manifest = manifestSchema.parse(JSON.parse(text));
    const present = manifest.files.every(
      ({ name, size }) => statSync(join(folder, name)).size === size,
    );
    const hasDatabase = manifest.files.some(({ name }) => name === databaseName);
    return present && hasDatabase ? { folder, manifest } : null;
  } catch {
    // Whatever is wrong with it, it is not a backup that anything may rely on.
    return null;
  }
}

/** Whether both are of one server: it is known by its receipt key. */
export function isOfSameServer(a: Backup, b: Backup): boolean {
  return identityOf(a) === identityOf(b);
}

function identityOf({ manifest }: Backup): string | undefined {
  return manifest.files.find(({ name }) => name === 'keys/receipt.jwk')?.sha256;
}
