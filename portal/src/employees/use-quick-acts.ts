import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import { refusalCodes } from '@comptoir/shared/refusals';
import { Failure, asFailure } from '../api/failure.ts';
import { useApi } from '../api/use-api.ts';
import { sayFailure } from '../language/failure-words.ts';
import { useSpeech } from '../language/language.tsx';
import { useToast } from '../toasts.tsx';
import { changeEmployee, invite } from './api.ts';
import { useLines } from './use-lines.ts';
import { fullName } from './users-list.ts';

/**
 * Acts that ask nothing first: the list shows them at once, a message says what happened, and what the server refuses is
 * taken back with its reason.
 */
export function useQuickActs() {
  const speech = useSpeech();
  const api = useApi();
  const toast = useToast();
  const { change, settle } = useLines();
  const { text } = speech;
  const named = (line: EmployeeLine) => fullName(line) ?? text('person.erased');

  const run = async (
    line: EmployeeLine,
    fields: Partial<EmployeeLine>,
    /** Answers what is to be said. */
    perform: () => Promise<string>,
  ) => {
    const back = change(new Set([line.id]), fields);
    try {
      toast({ text: await perform() });
    } catch (error) {
      back();
      const failure = asFailure(error);
      if (failure === null) throw error;
      const problem = sayFailure(speech, failure);
      toast({ tone: 'danger', text: text('users.said-failed', { name: named(line), problem }) });
    } finally {
      await settle();
    }
  };

  return {
    invite: (line: EmployeeLine) =>
      run(line, { status: 'invited', invitedAt: Date.now() }, async () => {
        const { results, mailed } = await invite(api, [line.id]);
        const refusal = results[0]?.refusal ?? null;
        if (refusal !== null) throw refusalOf(refusal);
        const said = mailed === false ? 'users.said-kept' : 'users.said-invited';
        return text(said, { name: named(line) });
      }),
    restore: (line: EmployeeLine) =>
      run(line, { archivedAt: null, pin: false }, async () => {
        await changeEmployee(api, line.id, 'restore');
        return text('users.said-restored', { name: named(line) });
      }),
  };
}

/** A refusal that came inside of an answer, in the form in which a whole answer is refused. */
export function refusalOf(code: string): Failure {
  return new Failure(refusalCodes.find((known) => known === code) ?? 'unreadable');
}
