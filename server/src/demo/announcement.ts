import { en, fr } from '../platform/catalogue.ts';
import type { DemoPerson } from './seed.ts';

/** What `npm run demo` prints once it is ready: French, then the same in English in one line. */
export function announcement(of: {
  address: string;
  /** Where the data stays; null: nowhere. */
  folder: string | null;
  people: readonly DemoPerson[];
}): string {
  const { address, folder, people } = of;
  const managers = people.filter(({ role }) => role === 'manager');
  const others = people.filter(({ role }) => role !== 'manager').slice(0, 4);
  const named = [...managers, ...others].map(({ given, family, role, pin }) => {
    const name =
      role === 'manager' ? `${given} ${family} (${fr.demo.manager})` : `${given} ${family}`;
    return `    ${pin}  ${name}`;
  });
  const first = managers[0];
  const english = [
    en.demo.title,
    en.demo.kiosk(address),
    ...(first ? [`${first.given} ${first.family} (${en.demo.manager}), PIN ${first.pin}`] : []),
    folder === null ? en.demo.temporary : en.demo.kept(folder),
    en.demo.stop,
  ].join(' · ');
  return [
    '',
    `  ${fr.demo.title}`,
    `  ${fr.demo.kiosk(address)}`,
    '',
    `  ${fr.demo.people}`,
    ...named,
    '',
    `  ${folder === null ? fr.demo.temporary : fr.demo.kept(folder)}`,
    `  ${fr.demo.stop}`,
    '',
    `  ${english}`,
    '',
    '',
  ].join('\n');
}
