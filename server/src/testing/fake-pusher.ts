import type { PushMessage, Pusher, Pushing } from '../platform/push.ts';
import { readEndpoint } from '../platform/push-endpoint.ts';

/** A pusher without a network: what it was given is kept, and answered as a test says. */
export class FakePusher implements Pusher {
  readonly publicKey: string;
  readonly sent: PushMessage[] = [];
  /** What comes next; left out: taken. */
  answer: Pushing = { ok: true };
  readonly #hosts: readonly string[];

  constructor(
    hosts: readonly string[] = [],
    publicKey = Buffer.alloc(65, 4).toString('base64url'),
  ) {
    this.#hosts = hosts;
    this.publicKey = publicKey;
  }

  allows(endpoint: string): boolean {
    return readEndpoint(endpoint, this.#hosts) !== null;
  }

  send(message: PushMessage): Promise<Pushing> {
    if (!this.allows(message.target.endpoint)) {
      return Promise.resolve({ ok: false, because: 'refused', problem: 'not allowed', wait: null });
    }
    if (this.answer.ok) this.sent.push(message);
    return Promise.resolve(this.answer);
  }
}
