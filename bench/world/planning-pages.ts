import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const portal = fileURLToPath(new URL('../../portal/', import.meta.url));
const floor = fileURLToPath(new URL('../floor/static-table/', import.meta.url));

/** Builds the portal's gallery, which answers from samples, and the bare table beside it, both as they would be shipped. */
export async function buildPlanningPages(folder: string): Promise<{ ours: string; bare: string }> {
  const [ours, bare] = [join(folder, 'gallery'), join(folder, 'table')];
  await build({
    ...{ configFile: false, root: portal, base: '/portal/', logLevel: 'error' },
    plugins: [react()],
    define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify('bench') },
    build: {
      ...{ outDir: ours, emptyOutDir: true, assetsInlineLimit: 0 },
      rolldownOptions: { input: join(portal, 'gallery/index.html') },
    },
  });
  await build({
    ...{ configFile: false, root: floor, base: '/table/', logLevel: 'error' },
    build: { outDir: bare, emptyOutDir: true },
  });
  return { ours, bare };
}
