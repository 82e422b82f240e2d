import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import 'temporal-polyfill/global';
import { checksOf, figuresOf, fileOf } from './report.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    tablets: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    report: { type: 'string' },
  },
});
const [minutes, tablets, seed] = [values.minutes, values.tablets, values.seed].map(Number);
const isGood =
  minutes! > 0 && Number.isSafeInteger(tablets) && tablets! > 0 && Number.isSafeInteger(seed);
if (!isGood) {
  console.error(
    'npm run soak -- --minutes N [--tablets 200] [--seed S] [--report FILE.json|FILE.md]',
  );
  process.exit(2);
}

const result = await soak({
  minutes: minutes!,
  tablets: tablets!,
  seed: seed!,
  say: (line) => console.log(line),
});
for (const [what, value] of Object.entries(figuresOf(result))) {
  console.log(`${String(value ?? '–').padStart(14)}  ${what}`);
}
const checks = checksOf(result);
for (const { title, failure, note } of checks) {
  console.log(`${failure === null ? 'ok    ' : 'FAILED'} ${title}: ${note}`);
  if (failure !== null) console.log(`       ${failure}`);
}
if (values.report !== undefined) writeFileSync(values.report, fileOf(values.report, result));
const failed = checks.filter(({ failure }) => failure !== null).length;
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
