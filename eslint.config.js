import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { importDirections } from './scripts/lint/import-directions.ts';
import {
  dexieInTransactions,
  sqlInItsPlaces,
  trxInsideTransaction,
} from './scripts/lint/transactions.ts';

const comptoir = {
  rules: {
    'dexie-in-transactions': dexieInTransactions,
    'import-directions': importDirections,
    'sql-in-its-places': sqlInItsPlaces,
    'trx-inside-transaction': trxInsideTransaction,
  },
};

const pureTime = 'A rule is told the time: take `now` (and `zone`) as arguments.';
const pureIo = 'Rules do no I/O: let the app fetch and hand in what it got.';

export default tseslint.config(
  { ignores: ['**/dist/', '**/dev-dist/', '.tsbuild/', '.cache/', '**/test-results/', 'data/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { comptoir },
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            'vitest.config.ts',
            'kiosk/vite.config.ts',
            'portal/vite.config.ts',
          ],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'comptoir/import-directions': 'error',
      'comptoir/sql-in-its-places': 'error',
      'comptoir/dexie-in-transactions': 'error',
      'comptoir/trx-inside-transaction': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A port may be asynchronous in one implementation and immediate in another.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['**/*.tsx', 'kiosk/src/**/*.ts', 'portal/src/**/*.ts', 'ui/src/**/*.ts'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['shared/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: pureIo },
        { name: 'performance', message: pureTime },
        { name: 'setTimeout', message: pureTime },
        { name: 'setInterval', message: pureTime },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: pureTime },
        { object: 'Temporal', property: 'Now', message: pureTime },
        { object: 'Math', property: 'random', message: 'Take the random bytes as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: pureTime },
      ],
    },
  },
  {
    // Commands and tools talk to the person at the terminal.
    files: ['scripts/**/*.ts', 'bench/**/*.ts', 'e2e/**/*.ts', 'server/src/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
);
