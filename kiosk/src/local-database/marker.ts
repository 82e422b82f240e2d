import * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import type { Signal } from '../platform/signal.ts';
import { headInSight } from '../sync/journal.ts';
import { fingerprintOf } from './own-fingerprint.ts';
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
};

export type Marking = {
  /** `at`: ms. */
  note(at: number): void;
};

/**
 * Keeps the marker up with the tablet. `note` costs nothing where nothing has changed, and never fails;
 * it is told the corrected time of the write, or the present one where nothing was written.
 */
export function createMarking(tablet: Marked): Marking {
  let seen: { of: DeviceRow; text: string } | null = null;
  const learn = async (row: DeviceRow): Promise<void> => {
    seen = { of: row, text: await fingerprintOf(tablet.platform, row) };
  };
  return {
    note(at) {
      const row = tablet.device.get();
      const head = headInSight(tablet);
      if (row === null || head === undefined) return;
      const known = seen?.of.device === row.device ? seen.text : null;
      if (known === null) void learn(row);
      noteMarker(tablet.platform, { device: row.device, fingerprint: known ?? '' }, head, {
        now: at,
      });
    },
  };
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
