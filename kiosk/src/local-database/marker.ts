import * as z from 'zod/mini';
import { fingerprint, publicKeySchema } from '@comptoir/shared/devices/enrolment';
import type { Platform } from '../platform/ports.ts';
import type { Signal } from '../platform/signal.ts';
import { headInSight } from '../sync/journal.ts';
import type { DeviceRow, HeadRow, LocalDatabase } from './schema.ts';

/**
 * What stands outside of the database, for the day on which the browser has taken that away (S08, RECOV-33): which tablet
 * this was and how far it had come. No name, no secret.
 */
const markerSchema = z.object({
  device: z.string(),
  /** The six characters that the portal shows too. */
  fingerprint: z.string(),
  epoch: z.string(),
  seq: z.number(),
  /** Operations that nobody had answered for, and since when there were any, ms. */
  pending: z.number(),
  since: z.nullable(z.number()),
  /** Corrected time of the last change, ms. */
  at: z.number(),
});
export type Marker = z.infer<typeof markerSchema>;

/** @returns null where none stands, or nothing that can be read */
export function readMarker({ storage }: Pick<Platform, 'storage'>): Marker | null {
  try {
    return markerSchema.safeParse(JSON.parse(storage.marker.read() ?? 'null')).data ?? null;
  } catch {
    // Not ours: as good as none.
    return null;
  }
}

type Marked = {
  readonly platform: Platform;
  readonly database: LocalDatabase;
  readonly device: Signal<DeviceRow | null>;
  readonly clock: { corrected(): number };
};

/** Keeps the marker up with the tablet. `note` costs nothing where nothing has changed, and never fails. */
export function createMarking(tablet: Marked): { note(): void } {
  let seen: { of: DeviceRow; text: string } | null = null;
  const learn = async (row: DeviceRow): Promise<void> => {
    seen = { of: row, text: await fingerprintOf(tablet.platform, row) };
  };
  return {
    note() {
      const row = tablet.device.get();
      const head = headInSight(tablet);
      if (row === null || head === undefined) return;
      const known = seen?.of.device === row.device ? seen.text : null;
      if (known === null) void learn(row);
      noteMarker(tablet.platform, { device: row.device, fingerprint: known ?? '' }, head, {
        now: tablet.clock.corrected(),
      });
    },
  };
}

async function fingerprintOf({ crypto }: Platform, row: DeviceRow): Promise<string> {
  const read = async ({ publicKey }: CryptoKeyPair) => {
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
    return publicKeySchema.parse({ kty, crv, x, y });
  };
  // A tablet that was declared lost has forgotten one of them.
  if (row.wrapKey === null) return '';
  return fingerprint(await read(row.signKey), await read(row.wrapKey));
}

/** Says how far the tablet has come, where that has changed. */
function noteMarker(
  { storage }: Pick<Platform, 'storage'>,
  of: Pick<Marker, 'device' | 'fingerprint'>,
  { epoch, seq, acknowledged }: HeadRow,
  { now }: { now: number },
): void {
  const before = readMarker({ storage });
  const known = before?.device === of.device ? before : null;
  const pending = seq - acknowledged;
  const mark = of.fingerprint === '' ? (known?.fingerprint ?? '') : of.fingerprint;
  const same = known?.epoch === epoch && known.seq === seq && known.pending === pending;
  if (same && known.fingerprint === mark) return;
  const since = pending === 0 ? null : (known?.since ?? now);
  const marker: Marker = { ...of, fingerprint: mark, epoch, seq, pending, since, at: now };
  storage.marker.write(JSON.stringify(marker));
}
