import type { Failure } from '../api/failure.ts';
import type { Key, Speech } from './speech.ts';

/** What went wrong, in a sentence; what was typed is still there, and the sentence says so where it matters. */
export function sayFailure(speech: Speech, failure: Failure): string {
  if (failure.code === 'too-many-requests' && failure.retryAfter !== null) {
    return speech.text('failure.wait', { time: speech.countdown(failure.retryAfter * 1000) });
  }
  return speech.text(keyOf(failure));
}

function keyOf({ code }: Failure): Key {
  switch (code) {
    case 'offline':
    case 'unreadable':
    case 'not-allowed':
    case 'not-found':
    case 'conflict':
    case 'no-email':
    case 'email-taken':
    case 'unauthorised':
    case 'too-many-requests':
    case 'unknown-code':
    case 'expired-code':
    case 'wrong-credentials':
    case 'dead-link':
    case 'weak-password':
    case 'already-set-up':
    case 'busy':
    case 'foreign-establishment':
    case 'revoked':
    case 'bad-request':
    case 'last-administrator':
    case 'too-early':
    case 'period-locked':
    case 'wrong-code':
    case 'prove-again':
    case 'no-access':
    case 'too-large':
    case 'unreadable-image':
    case 'unreadable-file':
    case 'faulty-rows':
      return `failure.${code}`;
    // What only a tablet meets would be a fault of ours here.
    case 'malformed':
    case 'unknown-kind':
    case 'withheld':
    case 'lost':
    case 'expected-seq':
    case 'fork':
    case 'wrong-key':
    case 'stale-cursor':
      return 'failure.bad-request';
    case 'internal':
      return 'failure.internal';
  }
}
