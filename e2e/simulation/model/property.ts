import fc from 'fast-check';
import { inWorld } from '../simulate.ts';
import type { Mutation } from '../store.ts';
import type { Template } from '../store-template.ts';
import type { Fate } from '../weather.ts';
import { steps } from './commands.ts';
import { type Real, commanded, openModel } from './world.ts';

type Told = { failure: string | null };

/**
 * Any list of commands, run against the real engines and the real server and against the model, ends in a peace in which
 * everything has drained. A failure is made as short as it goes.
 */
export function anyCommands(template: Template, options: { most: number; mutation?: Mutation }) {
  return fc.asyncProperty(fc.commands(steps, { maxCommands: options.most }), async (commands) => {
    const told = await run(template, commands, options.mutation ?? {});
    if (told.failure !== null) throw new Error(told.failure);
  });
}

async function run(
  template: Template,
  commands: Iterable<fc.AsyncCommand<ReturnType<typeof openModel>, Real>>,
  mutation: Mutation,
): Promise<Told> {
  const fate: Fate[] = [];
  // One world for all: only the commands differ, so that a shorter list tells the same story.
  const scenario = { ...mutation, weather: commanded(fate) };
  return await inWorld(template, { seed: 7, scenario }, async (store) => {
    const model = openModel();
    await fc.asyncModelRun(() => ({ model, real: { store, fate } }), commands);
  });
}
