import Dexie, { type EntityTable } from 'dexie';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

type Word = { id: number; text: string };

const database = new Dexie('empty', {
  chromeTransactionDurability: 'strict',
  cache: 'disabled',
}) as Dexie & { words: EntityTable<Word, 'id'> };
database.version(1).stores({ words: 'id' });

/** The least that a page of React and Dexie does: open, read a row, draw a button. */
function Page() {
  const [word, setWord] = useState<string | null>(null);
  useEffect(() => {
    void database.words.get(1).then((row) => setWord(row?.text ?? 'Rien'));
  }, []);
  return word === null ? null : (
    <button type="button" data-usable>
      {word}
    </button>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
// The address is a file's, as in the product: no inline script registers it.
void navigator.serviceWorker.register('./sw.js');
