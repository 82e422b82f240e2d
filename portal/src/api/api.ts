import type * as z from 'zod/mini';
import { Failure, failureOf } from './failure.ts';
import type { Answer, Ask, Transport } from './transport.ts';

export type Api = {
  /** Asks, and reads the answer by its schema. Throws a Failure when there is no such answer. */
  ask: <T>(ask: Ask, schema: z.ZodMiniType<T>) => Promise<T>;
  /** Asks for an effect; what the answer holds does not matter. */
  act: (ask: Ask) => Promise<void>;
  /** Asks for a file. */
  file: (ask: Ask) => Promise<Blob>;
};

/** What the page does about answers that mean more than themselves. */
export type Listening = {
  /** For whom this page was opened; null: for nobody so far. */
  whose?: () => string | null;
  /** The server does not know the session (any more), or nobody lets its account in. */
  onLoggedOut?: () => void;
  /** Something was refused to this person: what they may do has perhaps changed. */
  onNotAllowed?: () => void;
  /** Asks the person at the screen to prove who they are. False: they would rather not. */
  onProve?: () => Promise<boolean>;
};

/**
 * The one way from a screen to the server: every answer is checked before a screen sees it. An act that is answered
 * `prove-again` waits until its author has proved who they are, and is repeated once.
 */
export function createApi(
  transport: Transport,
  { whose, onLoggedOut, onNotAllowed, onProve }: Listening = {},
): Api {
  const once = async (ask: Ask): Promise<Answer> => {
    const answer = await transport({ person: whose?.() ?? null, ...ask });
    if (answer === null || answer.foreign || answer.status < 200 || answer.status > 299) {
      throw failureOf(answer);
    }
    return answer;
  };
  const answerOf = async (ask: Ask): Promise<Answer> => {
    try {
      try {
        return await once(ask);
      } catch (error) {
        if (!isFailure(error, 'prove-again') || (await onProve?.()) !== true) throw error;
        return await once(ask);
      }
    } catch (error) {
      const isOut = isFailure(error, 'unauthorised') || isFailure(error, 'no-access');
      if (isOut) onLoggedOut?.();
      if (isFailure(error, 'not-allowed')) onNotAllowed?.();
      throw error;
    }
  };
  return {
    ask: async (ask, schema) => {
      const read = schema.safeParse((await answerOf(ask)).body);
      if (!read.success) throw new Failure('unreadable');
      return read.data;
    },
    act: async (ask) => {
      await answerOf(ask);
    },
    file: async (ask) => {
      const { file } = await answerOf({ ...ask, file: true });
      if (file === undefined) throw new Failure('unreadable');
      return file;
    },
  };
}

function isFailure(error: unknown, code: Failure['code']): boolean {
  return error instanceof Failure && error.code === code;
}
