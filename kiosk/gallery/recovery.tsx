import type { ReactNode } from 'react';
import { BrokenScreen, CheckingScreen } from '../src/broken.tsx';
import { AlreadyOpenScreen } from '../src/devices/already-open-screen.tsx';
import { ErasedScreen } from '../src/devices/erased-screen.tsx';
import { NewerScreen } from '../src/newer-screen.tsx';
import { NoRoomScreen } from '../src/no-room-screen.tsx';
import { createSignal } from '../src/platform/signal.ts';
import * as sample from './samples.ts';

const nothing = () => undefined;
const updates = { ready: createSignal(false), apply: () => undefined };

/** What a tablet says when its memory or its program is not as it should be. */
export const recoveryScreens: Record<string, () => ReactNode> = {
  erased: () => <Erased pending={7} />,
  'erased-nothing': () => <Erased pending={0} />,
  checking: () => <CheckingScreen />,
  broken: () => <BrokenScreen />,
  'broken-lost': () => <BrokenScreen why="lost" />,
  'already-open': () => <AlreadyOpenScreen onHere={nothing} />,
  'no-room': () => <NoRoomScreen onExport={() => Promise.resolve()} onRetry={nothing} />,
  newer: () => <NewerScreen updates={updates} onExport={() => Promise.resolve()} />,
};

function Erased({ pending }: { pending: number }) {
  const now = sample.now;
  const erased = {
    device: 'd',
    fingerprint: 'K7QX2M',
    epoch: 'e',
    seq: 412,
    pending,
    since: pending === 0 ? null : now - 4 * 3_600_000,
    at: now - 40 * 60_000,
  };
  const shown = { erased, now, zone: 'Europe/Paris', onEnrol: () => undefined };
  return <ErasedScreen {...shown} />;
}
