import type { ReactNode } from 'react';
import { AlreadyOpenScreen } from '../src/devices/already-open-screen.tsx';
import { EnrolmentScreen } from '../src/devices/enrolment-screen.tsx';
import { NotReadyScreen } from '../src/devices/not-ready-screen.tsx';
import { now } from './samples.ts';

const nothing = () => undefined;

/** Before a tablet is one: what is missing, and the way to be linked. */
export const enrolmentScreens: Record<string, () => ReactNode> = {
  'not-ready': () => <NotReadyScreen readiness={{ state: 'insecure-context' }} onRetry={nothing} />,
  'not-ready-missing': () => (
    <NotReadyScreen
      readiness={{ state: 'missing', features: ['Web Locks', 'IndexedDB'] }}
      onRetry={nothing}
    />
  ),
  'not-ready-ipad': () => (
    <NotReadyScreen readiness={{ state: 'ipad-in-browser' }} onRetry={nothing} />
  ),
  enrolment: () => (
    <EnrolmentScreen
      view={{ state: 'idle' }}
      now={now}
      onStart={nothing}
      onDemo={nothing}
      onLanguage={nothing}
    />
  ),
  'enrolment-waiting': () => (
    <EnrolmentScreen
      view={{
        state: 'waiting',
        userCode: 'BCDF-GHJK',
        fingerprint: 'H7KQ2M',
        expiresAt: now + 512_000,
      }}
      now={now}
      onStart={nothing}
      onDemo={null}
      onLanguage={nothing}
    />
  ),
  'enrolment-expired': () => (
    <EnrolmentScreen
      view={{ state: 'expired' }}
      now={now}
      onStart={nothing}
      onDemo={null}
      onLanguage={nothing}
    />
  ),
  'enrolment-unreachable': () => (
    <EnrolmentScreen
      view={{ state: 'unreachable' }}
      now={now}
      onStart={nothing}
      onDemo={null}
      onLanguage={nothing}
    />
  ),
  'already-open': () => <AlreadyOpenScreen onHere={nothing} />,
};
