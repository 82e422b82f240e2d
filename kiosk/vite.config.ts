import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/kiosk/',
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(version) },
  build: {
    outDir: 'dist',
    target: ['chrome120', 'safari17.4'],
    // The page's policy allows files of this origin and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: groups() } },
    },
  },
  worker: { format: 'es' },
  plugins: [
    react(),
    preloadFonts(),
    VitePWA({
      strategies: 'generateSW',
      registerType: 'prompt',
      // src/platform/app-update.ts registers the worker and decides when a newer one may take over.
      injectRegister: false,
      includeAssets: [],
      manifest: {
        id: '/kiosk/',
        name: 'Comptoir',
        short_name: 'Comptoir',
        description: 'La pointeuse et les tâches de l’établissement, même sans réseau.',
        lang: 'fr',
        dir: 'ltr',
        start_url: '/kiosk/',
        scope: '/kiosk/',
        display: 'fullscreen',
        display_override: ['fullscreen', 'standalone'],
        orientation: 'any',
        background_color: '#10382d',
        theme_color: '#10382d',
        categories: ['business', 'productivity'],
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          {
            src: 'icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,woff2,svg,png}'],
        // A file that is too big would silently be missing offline: better no build.
        maximumFileSizeToCacheInBytes: 2 * 1024 * 1024,
        navigateFallback: 'index.html',
        // Only the application's own addresses are the page; the API is never answered from here.
        navigateFallbackAllowlist: [/^\/kiosk(\/[^.]*)?$/, /^\/kiosk\/index\.html$/],
        navigateFallbackDenylist: [/^\/api\//],
        runtimeCaching: [],
        importScripts: ['past-the-worker.js'],
        cleanupOutdatedCaches: true,
        // The first visit is controlled too: without it that page would never hear of an update.
        clientsClaim: true,
        skipWaiting: false,
        sourcemap: false,
      },
    }),
  ],
});

/**
 * One script and one style sheet for each time at which they are needed, instead of a hundred: every file costs a request
 * when the tablet is installed and a look into the store when it starts. Who stands higher takes what others need of it
 * too, so that no group ever asks for a later one.
 */
function groups() {
  const at = (name: string, test: RegExp, priority: number) => ({ name, test, priority });
  return [
    // What the first screen needs: a start offline reads two files.
    { name: 'start', tags: ['$initial' as const], priority: 100 },
    // What is pinned stands on the home; what else announcements are comes with a finger.
    at('pinned', /kiosk\/src\/announcements\/pinned-line\.tsx/, 95),
    // Once that stands, for the rest of the day: the line to the server, and what writes the journal.
    at('line', /kiosk\/src\/behind\.ts|workbox-window/, 90),
    // A finger came down.
    at('counter', /kiosk\/src\/screens\.tsx/, 80),
    at('own', /kiosk\/src\/own-rooms\.ts/, 70),
    at('managing', /kiosk\/src\/settings-rooms\.tsx/, 60),
  ];
}

/** The first layout asks for the typeface otherwise, waits for it, and is made a second time. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => file.endsWith('.woff2'))
          .map((file) => ({
            tag: 'link',
            attrs: {
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              crossorigin: '',
              href: `/kiosk/${file}`,
            },
            injectTo: 'head',
          })),
    },
  };
}
