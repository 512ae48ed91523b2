// Bundles src/ into the one file that the server hands out. `--watch` rebuilds at every change,
// `--outfile=PATH` writes elsewhere (the tests compare that file with the committed one).
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';

const { values } = parseArgs({
  options: {
    watch: { type: 'boolean' },
    outfile: { type: 'string', default: '../bot/web/static/widget.js' },
  },
});
const here = fileURLToPath(new URL('.', import.meta.url));
const options = {
  absWorkingDir: here,
  entryPoints: ['src/clinic-chat.js'],
  outfile: values.outfile,
  bundle: true,
  format: 'esm',
  minify: true,
  legalComments: 'none',
  banner: { js: '/* Built from widget/src by `npm run build`. Includes lit (BSD-3-Clause, Google LLC). */' },
  target: ['chrome110', 'firefox115', 'safari16'],
  logLevel: 'info',
};

if (values.watch) await (await context(options)).watch();
else await build(options);
