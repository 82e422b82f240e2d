import { posix } from 'node:path';
import { apps, dexiePlaces, directions, isRoom, placeOf, sqlPlaces, standsIn } from './places.ts';

export type Import = {
  /** The importing file, relative to the root, with `/`. */
  from: string;
  specifier: string;
  /** Only types are imported: nothing remains of it at run time. */
  typeOnly: boolean;
};

/** Says in a sentence what is wrong with an import and what to do instead; null when all is well. */
export function judgeImport({ from, specifier, typeOnly }: Import): string | null {
  const target = targetOf(from, specifier);
  return target === null
    ? judgePackage(from, specifier, typeOnly)
    : (judgeDirection(from, target) ?? (typeOnly ? null : judgeRooms(from, target)));
}

/** Path of the imported file below the root; null for a package from npm or Node itself. */
function targetOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  const own = /^@comptoir\/([a-z0-9]+)\/(.+)$/.exec(specifier);
  return own === null ? null : `${own[1]}/src/${own[2]}`;
}

function judgeDirection(from: string, target: string): string | null {
  const here = placeOf(from).workspace;
  const there = placeOf(target).workspace;
  const allowed = directions[here];
  if (allowed === undefined || allowed.includes(there)) return null;
  if (here === 'shared') {
    return `shared/ holds rules that every app obeys and knows none of them. Move what you need from ${there}/ into shared/, or hand it in as an argument.`;
  }
  if (apps.includes(here) && apps.includes(there)) {
    return `${here}/ and ${there}/ are separate apps and meet only through shared/. Put the contract in shared/<room>/ and import it from both.`;
  }
  return `${here}/ may import ${allowed.join(', ')}; not ${there}/. Move the code to a workspace that both may see.`;
}

function judgeRooms(from: string, target: string): string | null {
  const here = placeOf(from);
  const there = placeOf(target);
  if (here.workspace !== there.workspace || here.test) return null;
  if (here.workspace === 'server' && there.folder === 'demo' && here.folder !== 'demo') {
    return 'What npm start runs does not contain the demonstration. Only server/src/demo/ imports from it.';
  }
  if (!apps.includes(here.workspace)) return null;
  if (!isRoom(here.folder) || !isRoom(there.folder) || here.folder === there.folder) return null;
  return `Rooms of an app meet only in its composition root (a file directly under ${here.workspace}/src). Import the rule from shared/${there.folder}/, take what you need as an argument, or use import type.`;
}

function judgePackage(from: string, specifier: string, typeOnly: boolean): string | null {
  const { workspace, test } = placeOf(from);
  if (typeOnly || test) return null;
  const name = specifier.split('/')[0] ?? specifier;
  if ((name === 'kysely' || name === 'better-sqlite3') && workspace === 'server') {
    return standsIn(sqlPlaces, from) ? null : sqlSentence;
  }
  if (name === 'dexie' && workspace === 'kiosk') {
    return standsIn(dexiePlaces, from) ? null : dexieSentence;
  }
  return null;
}

export const sqlSentence =
  "SQL stands only in a room's queries.ts (reads) and commands.ts (writes), and in server/src/{journal,directory,database}. Write a function there that takes (db, scope, input, now), and call it.";

export const dexieSentence =
  "The tablet's database is touched only in a room's store.ts, in kiosk/src/local-database/ and in kiosk/src/sync/journal.ts. Add a function to the store and call it.";
