import { hashSync } from 'bcryptjs';

/** Runs bcrypt away from the thread that draws. The PIN lives here for the length of one hash. */
type Question = { id: number; pin: string; salt: string };

self.addEventListener('message', (event: MessageEvent<Question>) => {
  const { id, pin, salt } = event.data;
  self.postMessage({ id, hash: hashSync(pin, salt) });
});
