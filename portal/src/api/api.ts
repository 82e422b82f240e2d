import type * as z from 'zod/mini';
import { Failure, failureOf } from './failure.ts';
import type { Ask, Transport } from './transport.ts';

export type Api = {
  /** Asks, and reads the answer by its schema. Throws a Failure when there is no such answer. */
  ask: <T>(ask: Ask, schema: z.ZodMiniType<T>) => Promise<T>;
  /** Asks for an effect; what the answer holds does not matter. */
  act: (ask: Ask) => Promise<void>;
  /** Asks for a file. */
  file: (ask: Ask) => Promise<Blob>;
};

/**
 * The one way from a screen to the server: every answer is checked before a screen sees it.
 *
 * @param onLoggedOut the server does not know the session (any more)
 */
export function createApi(transport: Transport, onLoggedOut: () => void = () => undefined): Api {
  const answerOf = async (ask: Ask) => {
    const answer = await transport(ask);
    if (answer === null || answer.foreign || answer.status < 200 || answer.status > 299) {
      const failure = failureOf(answer);
      if (failure.code === 'unauthorised') onLoggedOut();
      throw failure;
    }
    return answer;
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
